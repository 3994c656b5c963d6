using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Claiming;

/// <summary>Gives a lead back to the unit's pool, so that somebody else takes it.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record ReturnLead(Guid LeadId, string Reason, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="ReturnLead"/>.</summary>
public static class ReturnLeadHandler
{
    public static Events Handle(ReturnLead command, [WriteModel] Lead lead) => [.. Decide(command, lead)];

    public static IEnumerable<object> Decide(ReturnLead command, Lead lead)
    {
        lead.MustBeOpen();
        if (lead.Owner is null) throw new RuleBroken("这条线索已经在公海里。");
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        yield return new LeadAssigned(lead.Unit, lead.UnitPath, null, lead.Owner, command.Reason.Trim(), command.OccurredOn);
    }
}
