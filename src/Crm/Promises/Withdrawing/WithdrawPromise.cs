using Crm.Foundation;
using Crm.Leads;
using Crm.Team;
using Marten;

namespace Crm.Promises.Withdrawing;

/// <summary>Takes a promise back, or puts down that the investor does without; it stays on record.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record WithdrawPromise(Guid PromiseId, string Reason, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="WithdrawPromise"/>.</summary>
public static class WithdrawPromiseHandler
{
    public static async Task Handle(WithdrawPromise command, Actor actor, IDocumentSession session, CancellationToken token)
    {
        var opened = await OpenedPromise.Of(session, command.PromiseId, actor, token);
        opened.Stream.AppendMany(Decide(command, opened.Promise));
    }

    public static IEnumerable<object> Decide(WithdrawPromise command, Promise promise)
    {
        promise.MustBeOpen();
        promise.MustNotBeEarlier(command.OccurredOn);
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        yield return new PromiseWithdrawn(command.Reason.Trim(), command.OccurredOn);
    }
}
