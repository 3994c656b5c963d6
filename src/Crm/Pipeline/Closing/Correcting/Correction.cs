using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Merging;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Marten;

namespace Crm.Pipeline.Closing.Correcting;

/// <summary>A lead that stood, at the end of a closed month, otherwise than was reported.</summary>
/// <param name="Reported">How it stood by what had been recorded when the month was closed; null where it did not count.</param>
/// <param name="Corrected">How it stood by what is recorded today.</param>
/// <param name="Since">What was recorded since and says something of that month or of one before.</param>
internal sealed record Correction(Guid Lead, LeadState? Reported, LeadState? Corrected, IReadOnlyList<RecordedFact> Since)
{
    private const int ReadAtOnce = 1_000;

    /// <summary>The corrections of each of some months, closed at their moments, in a unit and everything below it.</summary>
    public static async Task<ILookup<int, Correction>> Of(IReadOnlyList<(int Month, DateTimeOffset At)> closed, IReadOnlySet<string> units, IQuerySession session, CancellationToken token)
    {
        var found = new List<(int Month, Correction Correction)>();
        if (closed.Count == 0) return found.ToLookup(one => one.Month, one => one.Correction);
        foreach (var leads in (await Apart(Months.Last(closed.Min(one => one.Month)), Months.Last(closed.Max(one => one.Month)), units, session, token)).Chunk(ReadAtOnce))
        {
            var facts = await RecordedFacts.Of(leads, session, token);
            foreach (var lead in leads)
                foreach (var (month, at) in closed)
                    if (Of(lead, [.. facts[lead]], Months.Last(month), at) is { } one && (one.IsIn(one.Reported, units) || one.IsIn(one.Corrected, units))) found.Add((month, one));
        }
        return found.ToLookup(one => one.Month, one => one.Correction);
    }

    /// <summary>What is otherwise at the end of a day than was known at a moment; null where nothing is.</summary>
    /// <param name="facts">In the order in which they were recorded.</param>
    public static Correction? Of(Guid lead, IReadOnlyList<RecordedFact> facts, DateOnly day, DateTimeOffset at)
    {
        var since = facts.Where(fact => fact.RecordedAt > at && (fact.HappenedOn <= day || fact.Data is LeadMergedInto or LeadUnmergedFrom)).ToList();
        if (since.Count == 0) return null;
        var (reported, corrected) = (Stood(lead, facts.Where(fact => fact.RecordedAt <= at), day), Stood(lead, facts, day));
        return reported == corrected ? null : new Correction(lead, reported, corrected, since);
    }

    /// <summary>What became of it, in a unit and everything below it; the same kinds as between two looks.</summary>
    public ChangeKind KindIn(IReadOnlySet<string> units) => (Reported, Corrected) switch
    {
        (null, _) => ChangeKind.Added,
        (_, null) => ChangeKind.Gone,
        _ when !IsIn(Reported, units) => ChangeKind.MovedIn,
        _ when !IsIn(Corrected, units) => ChangeKind.MovedOut,
        ({ Stage: not Stage.Terminated }, { Stage: Stage.Terminated }) => ChangeKind.Terminated,
        ({ Stage: Stage.Terminated }, { Stage: not Stage.Terminated }) => ChangeKind.Reopened,
        var (before, after) when after!.Reach > before!.Reach => ChangeKind.Advanced,
        var (before, after) when after!.Reach < before!.Reach => ChangeKind.FellBack,
        var (before, after) when after!.Amount != before!.Amount => ChangeKind.Revised,
        _ => ChangeKind.Other,
    };

    /// <summary>Whether a unit or one below it was in charge.</summary>
    public bool IsIn(LeadState? state, IReadOnlySet<string> units) => state is not null && units.Contains(state.Unit);

    private static LeadState? Stood(Guid lead, IEnumerable<RecordedFact> facts, DateOnly day) =>
        LeadPast.Of(lead, [.. facts.Select(fact => new DatedFact(fact.HappenedOn, fact.RecordedOn, fact.Data))])
            .FirstOrDefault(span => (span.Seen & (int)Standpoint.AsHappened) != 0 && span.From <= day && (span.To is null || span.To > day))?.State;

    // Whatever was entered late for one of those days left its lead standing otherwise than was known.
    private static Task<IReadOnlyList<Guid>> Apart(DateOnly first, DateOnly last, IReadOnlySet<string> units, IQuerySession session, CancellationToken token) => session.QueryAsync<Guid>(
        $"select distinct s.lead from {MartenSetup.Schema}.pipeline_span as s where s.seen <> {(int)(Standpoint.AsRecorded | Standpoint.AsHappened)} and s.from_day <= ? and s.to_day > ? and s.unit = any(?)",
        token, last, first, units.ToArray());
}
