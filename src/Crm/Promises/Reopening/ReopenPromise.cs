using Crm.Foundation;
using Crm.Leads;
using Crm.Team;
using Marten;

namespace Crm.Promises.Reopening;

/// <summary>Takes back that a promise was kept, broken or withdrawn: it stands as before.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record ReopenPromise(Guid PromiseId, string Reason, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="ReopenPromise"/>.</summary>
public static class ReopenPromiseHandler
{
    public static async Task Handle(ReopenPromise command, Actor actor, IDocumentSession session, CancellationToken token)
    {
        var opened = await OpenedPromise.Of(session, command.PromiseId, actor, token);
        opened.Stream.AppendMany(Decide(command, opened.Promise));
    }

    public static IEnumerable<object> Decide(ReopenPromise command, Promise promise)
    {
        if (promise.State is not (PromiseState.Kept or PromiseState.Broken or PromiseState.Withdrawn)) throw new RuleBroken("这条承诺没有了结，不用恢复。");
        promise.MustNotBeEarlier(command.OccurredOn);
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        yield return new PromiseReopened(command.Reason.Trim(), command.OccurredOn);
    }
}
