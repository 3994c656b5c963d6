using Crm.Foundation;
using Crm.Team;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Transferring;

/// <summary>接收: takes a call that was handed to oneself or to one's unit, or takes back the one that was declined. Whoever handed it over is told.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record AcceptTransfer(Guid CallId, DateOnly OccurredOn) : ICallCommand;

/// <summary>Handles <see cref="AcceptTransfer"/>.</summary>
public static class AcceptTransferHandler
{
    public static (Events, OutgoingMessages) Handle(AcceptTransfer command, [WriteModel] Call call, Actor actor, TimeProvider clock)
    {
        Events events = [.. Decide(command, call, actor, China.Today(clock))];
        return (events, [TransferNews.Accepted(command.CallId, call, actor)]);
    }

    public static IEnumerable<object> Decide(AcceptTransfer command, Call call, Actor actor, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (!call.MustBePending().IsFor(actor)) throw new RuleBroken("这通电话不是转给你的，不能接收。") { Kind = Refusal.Forbidden };
        yield return new CallTransferAccepted(command.OccurredOn);
    }
}
