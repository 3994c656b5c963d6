using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Visiting;

/// <summary>A visit is agreed: the investor comes, or we go.</summary>
/// <param name="On">The day of the visit.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record PlanVisit(Guid LeadId, Guid Visit, VisitDirection Direction, DateOnly On, string Place, string? Purpose, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="PlanVisit"/>.</summary>
public static class PlanVisitHandler
{
    public static Events Handle(PlanVisit command, [WriteModel] Lead lead) => [.. Decide(command, lead)];

    public static IEnumerable<object> Decide(PlanVisit command, Lead lead)
    {
        lead.MustBeOpen();
        VisitRules.MustHavePlace(command.Place);
        if (command.Purpose?.Length > 200) throw new RuleBroken("来访目的不能超过 200 个字。") { Field = nameof(command.Purpose), Kind = Refusal.Input };
        if (lead.Visits.Any(v => v.Id == command.Visit)) throw new RuleBroken("这次来访已经登记过了。") { Kind = Refusal.Conflict };
        yield return new VisitPlanned(command.Visit, command.Direction, command.On, command.Place.Trim(), command.Purpose?.Trim(), command.OccurredOn);
    }
}
