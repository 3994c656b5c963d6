using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Visiting;

/// <summary>A visit took place. It may have been planned, or come about unplanned (then with a new id, a direction and a place).</summary>
/// <param name="OccurredOn">The day of the visit.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record HoldVisit(Guid LeadId, Guid Visit, VisitDirection Direction, string Place, string Result, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="HoldVisit"/>.</summary>
public static class HoldVisitHandler
{
    public static Events Handle(HoldVisit command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(HoldVisit command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        VisitRules.MustHavePlace(command.Place);
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (string.IsNullOrWhiteSpace(command.Result)) throw new RuleBroken("请写下这次考察的结果。") { Field = nameof(command.Result) };
        if (command.Result.Length > 4000) throw new RuleBroken("考察结果不能超过 4,000 个字。") { Field = nameof(command.Result), Kind = Refusal.Input };
        yield return new VisitHeld(command.Visit, command.Direction, command.Place.Trim(), command.Result.Trim(), command.OccurredOn);
    }
}
