using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Claiming;

/// <summary>An officer takes a lead out of the unit's pool (认领).</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record ClaimLead(Guid LeadId, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="ClaimLead"/>.</summary>
public static class ClaimLeadHandler
{
    public static Events Handle(ClaimLead command, [WriteModel] Lead lead, Actor actor) => [.. Decide(command, lead, actor)];

    public static IEnumerable<object> Decide(ClaimLead command, Lead lead, Actor actor)
    {
        lead.MustBeOpen();
        if (lead.Owner is not null) throw new RuleBroken("这条线索已经有人负责了。") { Kind = Refusal.Conflict };
        yield return new LeadAssigned(lead.Unit, lead.UnitPath, actor.Login, null, null, command.OccurredOn);
    }
}
