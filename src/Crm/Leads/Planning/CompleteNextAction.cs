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
        if (lead.Next is not { } next) throw new RuleBroken("这条线索没有待办的下一步。");
        if (next.Visit is not null) throw new RuleBroken("下一步是一次考察：请登记考察结果，或者取消考察。");
        yield return new NextActionDone(next.What, command.OccurredOn);
    }
}
