using Crm.Foundation;
using Crm.Notifications;
using Crm.Team;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Merging;

/// <summary>
/// Two leads that were merged are two projects after all. The other one is again just as it was; here the values are what they would be without the merge, and what was
/// done since stays here.
/// </summary>
/// <param name="LeadId">The one that was kept.</param>
/// <param name="OtherId">The one that was merged into it.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record UnmergeLeads(Guid LeadId, Guid OtherId, DateOnly OccurredOn, long Version) : ILeadCommand;

/// <summary>Handles <see cref="UnmergeLeads"/>.</summary>
public static class UnmergeLeadsHandler
{
    public static async Task<(Events, OutgoingMessages)> Handle(UnmergeLeads command, [WriteModel] Lead lead, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        MustHold(lead, command.OtherId);
        var other = await session.Events.FetchForWriting<Lead>(command.OtherId, token);
        MergeRights.Demand(actor, lead, other.Aggregate!);
        var facts = await session.Events.FetchStreamAsync(lead.Id, token: token);
        other.AppendOne(new LeadUnmergedFrom(lead.Id, lead.Number, command.OccurredOn));
        return ([Decide(command, lead, [.. facts.Select(e => e.Data)])], [.. LeadNews.Unmerged(other.Aggregate!, actor)]);
    }

    public static LeadUnmerged Decide(UnmergeLeads command, Lead lead, IReadOnlyList<object> facts)
    {
        var merged = MustHold(lead, command.OtherId);
        return new LeadUnmerged(merged.Id, merged.Number, ValuesWithout.Of(facts, merged.Id), MergeSharing.Losing(facts, merged.Id), command.OccurredOn);
    }

    private static MergedLead MustHold(Lead lead, Guid other) =>
        lead.Merged.FirstOrDefault(m => m.Id == other) ?? throw new RuleBroken("这条线索里没有并入那一条，或者已经拆开了。") { Field = nameof(UnmergeLeads.OtherId), Kind = Refusal.Missing };
}
