using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Planning;

/// <summary>Says what is next and when, puts it off, or takes it off the list.</summary>
/// <param name="What">Null when nothing is planned any more.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record PlanNextAction(Guid LeadId, string? What, DateOnly? On, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="PlanNextAction"/>.</summary>
public static class PlanNextActionHandler
{
    public static Events Handle(PlanNextAction command, [WriteModel] Lead lead) => [.. Decide(command, lead)];

    public static IEnumerable<object> Decide(PlanNextAction command, Lead lead)
    {
        lead.MustBeOpen();
        if (string.IsNullOrWhiteSpace(command.What) != command.On is null) throw new RuleBroken("下一步要同时写明做什么和哪一天。") { Field = nameof(command.On) };
        if (command.What?.Length > 200) throw new RuleBroken("下一步不能超过 200 个字。") { Field = nameof(command.What), Kind = Refusal.Input };
        yield return new NextActionPlanned(command.What?.Trim(), command.On, command.OccurredOn);
    }
}
