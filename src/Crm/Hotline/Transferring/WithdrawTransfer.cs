using Crm.Foundation;
using Crm.Team;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Transferring;

/// <summary>撤回: takes a call back that nobody has accepted yet. Whoever it had been handed to is told.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record WithdrawTransfer(Guid CallId, DateOnly OccurredOn) : ICallCommand;

/// <summary>Handles <see cref="WithdrawTransfer"/>.</summary>
public static class WithdrawTransferHandler
{
    public static (Events, OutgoingMessages) Handle(WithdrawTransfer command, [WriteModel] Call call, Actor actor, IRoster roster, TimeProvider clock)
    {
        Events events = [.. Decide(command, call, call.LiesWith(roster), actor, China.Today(clock))];
        return (events, [TransferNews.Withdrawn(command.CallId, call, actor, roster)]);
    }

    /// <param name="before">The unit with which it lies again.</param>
    public static IEnumerable<object> Decide(WithdrawTransfer command, Call call, UnitPlace before, Actor actor, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var pending = call.MustBePending();
        if (pending.IsReturned) throw new RuleBroken("这通电话已经退回，不用再撤回。");
        if (!pending.MayBeWithdrawnBy(actor, call.Unit)) throw new RuleBroken("只有转出的人或负责人可以撤回。") { Kind = Refusal.Forbidden };
        yield return new CallTransferWithdrawn(before.Code, before.Path, command.OccurredOn);
    }
}
