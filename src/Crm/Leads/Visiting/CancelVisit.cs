using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Visiting;

/// <summary>An agreed visit will not take place.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record CancelVisit(Guid LeadId, Guid Visit, string Reason, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="CancelVisit"/>.</summary>
public static class CancelVisitHandler
{
    public static Events Handle(CancelVisit command, [WriteModel] Lead lead) => [.. Decide(command, lead)];

    public static IEnumerable<object> Decide(CancelVisit command, Lead lead)
    {
        lead.MustBeOpen();
        VisitRules.MustBePlanned(lead, command.Visit);
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        yield return new VisitCancelled(command.Visit, command.Reason.Trim(), command.OccurredOn);
    }
}
