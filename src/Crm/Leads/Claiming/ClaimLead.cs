using Crm.Foundation;
using Crm.Leads.Pooling;
using Crm.Team;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Claiming;

/// <summary>An officer takes a lead out of the unit's pool (认领).</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record ClaimLead(Guid LeadId, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="ClaimLead"/>.</summary>
public static class ClaimLeadHandler
{
    public static async Task<Events> Handle(ClaimLead command, [WriteModel] Lead lead, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var rules = actor.IsJob ? null : (await PoolBook.InForce(lead.UnitPath, China.Today(clock), session, token))?.Set.Rules;
        return [.. Decide(command, lead, actor, rules, rules is null ? default : await ClaimLoad.Of(actor.Login, command.OccurredOn, session, token))];
    }

    public static IEnumerable<object> Decide(ClaimLead command, Lead lead, Actor actor, PoolRules? rules = null, ClaimLoad load = default)
    {
        lead.MustBeOpen();
        if (lead.Owner is not null) throw LeadReach.Taken;
        if (rules is not null) load.MustAllow(lead, actor, rules, command.OccurredOn);
        yield return new LeadAssigned(lead.Unit, lead.UnitPath, actor.Login, null, null, command.OccurredOn);
    }
}
