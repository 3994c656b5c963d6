using Crm.Foundation;
using Crm.Leads.Profile;
using Crm.Team;
using JasperFx.Events;
using Marten;

namespace Crm.Leads.Merging;

/// <summary>
/// A lead as it is read: one that was merged into another is read as that one, and with a lead come those that were merged into it. Whoever reaches the one that is kept
/// sees them all.
/// </summary>
/// <param name="Id">The lead that is kept; another than the one asked for, where that was merged into it.</param>
/// <param name="Merged">Those that were merged into it, and those that had been merged into them before.</param>
public sealed record LeadReading(Guid Id, IReadOnlyList<IEvent> Events, LeadFacts Facts, IReadOnlyList<MergedHistory> Merged)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="RuleBroken">It is out of reach; the sentence does not tell a foreign lead from a missing one.</exception>
    public static async Task<LeadReading> Of(Guid lead, Actor actor, IQuerySession session, CancellationToken token)
    {
        var (id, events) = (lead, await session.Events.FetchStreamAsync(lead, token: token));
        var facts = LeadFolding.Fold(events);
        while (facts?.MergedInto is { } into)
        {
            (id, events) = (into.Id, await session.Events.FetchStreamAsync(into.Id, token: token));
            facts = LeadFolding.Fold(events);
        }
        LeadProfileHandler.MustReach(facts, actor);
        var merged = new List<MergedHistory>();
        await Add(merged, facts!, null, session, token);
        return new LeadReading(id, events, facts!, merged);
    }

    private static async Task Add(List<MergedHistory> merged, LeadFacts facts, string? through, IQuerySession session, CancellationToken token)
    {
        foreach (var merge in facts.Merged)
        {
            var events = await session.Events.FetchStreamAsync(merge.Lead, token: token);
            var there = LeadFolding.Fold(events)!;
            merged.Add(new MergedHistory(merge.Lead, events, there, through, merge.OccurredOn));
            await Add(merged, there, there.Number, session, token);
        }
    }
}

/// <summary>A lead that was merged into another, with all that happened to it.</summary>
/// <param name="Through">Number of the lead it had been merged into before that one was merged too; null where it was merged directly.</param>
/// <param name="On">The day it was merged.</param>
public sealed record MergedHistory(Guid Id, IReadOnlyList<IEvent> Events, LeadFacts Facts, string? Through, DateOnly On);
