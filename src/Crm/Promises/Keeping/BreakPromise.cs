using Crm.Foundation;
using Crm.Leads;
using Crm.Team;
using Marten;

namespace Crm.Promises.Keeping;

/// <summary>Puts down that a promise will not be kept, and why.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record BreakPromise(Guid PromiseId, string Reason, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="BreakPromise"/>.</summary>
public static class BreakPromiseHandler
{
    public static async Task Handle(BreakPromise command, Actor actor, IDocumentSession session, CancellationToken token)
    {
        var opened = await OpenedPromise.Of(session, command.PromiseId, actor, token);
        opened.Stream.AppendMany(Decide(command, opened.Promise));
    }

    public static IEnumerable<object> Decide(BreakPromise command, Promise promise)
    {
        promise.MustBeGiven();
        promise.MustNotBeEarlier(command.OccurredOn);
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        yield return new PromiseBroken(command.Reason.Trim(), command.OccurredOn);
    }
}
