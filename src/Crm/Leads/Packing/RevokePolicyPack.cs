using Crm.Foundation;
using Crm.Team;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Packing;

/// <summary>The link to a policy pack opens nothing any more. What was downloaded is out of the house.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record RevokePolicyPack(Guid LeadId, Guid PackId) : ILeadCommand;

/// <summary>Handles <see cref="RevokePolicyPack"/>.</summary>
public static class RevokePolicyPackHandler
{
    public static async Task<Events> Handle(RevokePolicyPack command, [WriteModel] Lead lead, IDocumentSession session, TimeProvider clock, CancellationToken token) =>
        [.. Decide(await Of(lead, command.PackId, session, token), China.Today(clock))];

    public static IEnumerable<object> Decide(PolicyPack pack, DateOnly today)
    {
        if (pack.Revoked) throw new RuleBroken("这个政策包的链接已经撤回了。");
        yield return new PolicyPackRevoked(pack.Id, pack.Title, today);
    }

    /// <summary>A pack of a lead, or of one that was merged into it.</summary>
    /// <exception cref="RuleBroken">It has none such.</exception>
    internal static async Task<PolicyPack> Of(Lead lead, Guid id, IQuerySession session, CancellationToken token)
    {
        var pack = await session.LoadAsync<PolicyPack>(id, token);
        return pack is not null && (pack.Lead == lead.Id || lead.Merged.Any(m => m.Id == pack.Lead)) ? pack : throw new RuleBroken("这条线索没有这个政策包。") { Kind = Refusal.Missing };
    }
}
