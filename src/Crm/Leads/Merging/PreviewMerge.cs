using Crm.Foundation;
using Crm.Leads.Profile;
using Crm.Team;
using Marten;

namespace Crm.Leads.Merging;

/// <summary>Two leads side by side, before one is merged into the other: what differs, what comes along, which one is likelier to be kept.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record PreviewMerge(Guid LeadId, Guid OtherId) : IQuery<MergePreview>;

/// <summary>The answer to a <see cref="PreviewMerge"/>.</summary>
/// <param name="Keep">The lead that is likelier to be kept: the one further along, of two alike the one that was there first.</param>
/// <param name="Objection">Why they can't be merged; null where they can.</param>
public sealed record MergePreview(MergeSide One, MergeSide Other, IReadOnlyList<MergeDifference> Differences, Guid Keep, string? Objection)
{
    /// <summary>In which fields the value of the one that is merged is to hold, unless somebody says otherwise: where the one that is kept knows nothing.</summary>
    public IReadOnlyList<MergeField> Usual(Guid keep) => [.. Differences.Where(d => (keep == One.Id ? d.One : d.Other) is null).Select(d => d.Field)];
}

/// <summary>One of two leads that may be one.</summary>
/// <param name="Version">To be named in the command.</param>
/// <param name="OwnerName">Name of the officer in charge; null while it lies in the pool.</param>
/// <param name="Entries">How many entries its timeline has.</param>
/// <param name="Visits">Visits that were agreed and neither held nor cancelled; they are held or cancelled on the lead that is kept.</param>
/// <param name="Merged">Numbers of leads that were merged into it.</param>
public sealed record MergeSide(
    Guid Id, long Version, string Number, string Company, string Project, Stage Stage, string UnitName, string? OwnerName, DateOnly OpenedOn, DateOnly? LastFollowUp,
    decimal? Amount, NextStep? Next, int Entries, int Contacts, int Files, IReadOnlyList<LeadVisit> Visits, IReadOnlyList<string> Merged);

/// <summary>A field in which they differ, in words; null where nothing is known.</summary>
public sealed record MergeDifference(MergeField Field, string Label, string? One, string? Other);

/// <summary>Answers <see cref="PreviewMerge"/>.</summary>
public static class PreviewMergeHandler
{
    public static async Task<MergePreview> Handle(PreviewMerge query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var (one, other) = (await LeadReading.Of(query.LeadId, actor, session, token), await LeadReading.Of(query.OtherId, actor, session, token));
        var (mine, theirs) = (LeadValues.Of(one.Facts), LeadValues.Of(other.Facts));
        var words = MergeWords.Of(mine).Zip(MergeWords.Of(theirs), (a, b) => new MergeDifference(a.Field, a.Label, a.Value, b.Value));
        var differing = mine.Differing(theirs).ToHashSet();
        return new MergePreview(Side(one, roster), Side(other, roster), [.. words.Where(d => differing.Contains(d.Field))], Keeping(one, other), Objection(one, other, actor));
    }

    private static MergeSide Side(LeadReading lead, IRoster roster)
    {
        var facts = lead.Facts;
        return new(
            lead.Id, lead.Events[^1].Version, facts.Number, facts.Company, facts.Project, facts.Stage, roster.Unit(facts.Unit)?.Name ?? facts.Unit,
            facts.Owner is { } owner ? roster.Person(owner)?.Name ?? owner : null, facts.OpenedOn, facts.LastFollowUp, facts.Amount, facts.Next, lead.Events.Count, facts.SealedContacts.Count,
            facts.Files.Count(f => f.Removed is null), [.. facts.Visits.Where(v => v.Result is null)], [.. lead.Merged.Select(m => m.Facts.Number)]);
    }

    private static Guid Keeping(LeadReading one, LeadReading other) => new[] { one, other }
        .OrderBy(lead => lead.Facts.Stage == Stage.Terminated).ThenByDescending(lead => lead.Facts.StoodIn).ThenBy(lead => lead.Facts.OpenedOn).ThenBy(lead => lead.Facts.Number, StringComparer.Ordinal).First().Id;

    private static string? Objection(LeadReading one, LeadReading other, Actor actor)
    {
        if (one.Id == other.Id) return Texts.Of("这两个编号已经是同一条线索。");
        if (one.Facts.Stage == Stage.Terminated && other.Facts.Stage == Stage.Terminated) return Texts.Of("两条线索都已经终止。请先重启要保留的一条。");
        return MergeRights.Has(actor, one.Facts.Unit, one.Facts.Owner, other.Facts.Unit, other.Facts.Owner) ? null : Outcome.Of(MergeRights.Lacking).Sentence;
    }
}
