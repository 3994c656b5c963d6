using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Raising;

/// <summary>An increase turned out to be none: it was entered by mistake, or the agreement was undone.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record WithdrawRaise(Guid LeadId, Guid Raise, string Reason, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="WithdrawRaise"/>.</summary>
public static class WithdrawRaiseHandler
{
    public static Events Handle(WithdrawRaise command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(WithdrawRaise command, Lead lead, DateOnly today)
    {
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (!lead.Raises.Contains(command.Raise)) throw new RuleBroken("没有这笔增资，或者已经撤销了。") { Field = nameof(command.Raise), Kind = Refusal.Missing };
        yield return new InvestmentRaiseWithdrawn(command.Raise, command.Reason.Trim(), command.OccurredOn);
    }
}
