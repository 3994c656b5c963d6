using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Marten;
using Marten.Events;

namespace Crm.Pipeline.Listing;

/// <summary>A fact of a lead with its two dates and whoever recorded it.</summary>
/// <param name="RecordedAt">The moment.</param>
/// <param name="By">Login, or the name of a job; null where the store doesn't say.</param>
internal sealed record RecordedFact(DateOnly HappenedOn, DateTimeOffset RecordedAt, string? By, object Data)
{
    /// <summary>China's day on which it was recorded.</summary>
    public DateOnly RecordedOn => China.DayOf(RecordedAt);
}

/// <summary>What was recorded of the few leads that a page shows.</summary>
internal static class RecordedFacts
{
    private static readonly Type[] Types = [.. PastFacts.Types];

    /// <summary>The facts that figures are made of, of each of these leads, in the order in which they were recorded.</summary>
    public static async Task<ILookup<Guid, RecordedFact>> Of(Guid[] leads, IQuerySession session, CancellationToken token)
    {
        if (leads.Length == 0) return Array.Empty<RecordedFact>().ToLookup(_ => Guid.Empty);
        var events = await session.Events.QueryAllRawEvents().Where(e => e.StreamId.IsOneOf(leads) && e.EventTypesAre(Types)).OrderBy(e => e.StreamId).ThenBy(e => e.Version).ToListAsync(token);
        return events.ToLookup(e => e.StreamId, e => new RecordedFact(((IFact)e.Data).OccurredOn, e.Timestamp, e.UserName, e.Data));
    }

    /// <summary>Whether a fact counts at the end of a day from where it is looked at. That two leads are one project is known from there on any day once it is known at all.</summary>
    public static bool Knows(this AsOf at, RecordedFact fact) =>
        at.From == Standpoint.AsRecorded ? fact.RecordedOn <= at.Day : fact.HappenedOn <= at.Day || fact.Data is LeadMergedInto or LeadUnmergedFrom;

    /// <summary>The fact by which a lead came to a stage and has not left it since; 线索 is where it was opened. Null where it never did.</summary>
    public static RecordedFact? Into(this IEnumerable<RecordedFact> facts, Stage stage)
    {
        LeadState? state = null;
        RecordedFact? into = null;
        foreach (var fact in facts)
        {
            var next = LeadState.After(state, fact.Data);
            if (!Is(next)) into = null;
            else if (!Is(state)) into = fact;
            state = next;
        }
        return into;

        bool Is(LeadState? at) => at is not null && stage switch
        {
            Stage.Lead => true,
            Stage.Terminated => at.Stage == Stage.Terminated,
            _ => at.Reached[stage] is not null,
        };
    }
}
