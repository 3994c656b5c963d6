using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Planning;

/// <summary>What was planned next is done.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record CompleteNextAction(Guid LeadId, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="CompleteNextAction"/>.</summary>
public static class CompleteNextActionHandler
{
    public static Events Handle(CompleteNextAction command, [WriteModel] Lead lead) => [.. Decide(command, lead)];

    public static IEnumerable<object> Decide(CompleteNextAction command, Lead lead)
    {
        lead.MustBeOpen();
        if (lead.NextAction is not { } what) throw new RuleBroken("这条线索没有待办的下一步。");
        yield return new NextActionDone(what, command.OccurredOn);
    }
}
