using Crm.Foundation;
using Crm.Leads;
using Crm.Promises.Reminding;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Promises.Approving;

/// <summary>Does not let a promise be given on a text that did not hold. For a manager over the lead's unit.</summary>
[Allow(Role.Manager)]
public sealed record DeclinePromise(Guid PromiseId, string Reason, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="DeclinePromise"/>.</summary>
public static class DeclinePromiseHandler
{
    public static async Task<OutgoingMessages> Handle(DeclinePromise command, Actor actor, IDocumentSession session, CancellationToken token)
    {
        var opened = await OpenedPromise.Of(session, command.PromiseId, actor, token);
        opened.Stream.AppendMany(Decide(command, opened.Promise, actor.Login, OpenedPromise.MayOverride(actor, opened.Lead)));
        return [.. PromiseNews.Decided(opened, approved: false, actor)];
    }

    public static IEnumerable<object> Decide(DeclinePromise command, Promise promise, string login, bool mayOverride)
    {
        ApprovePromiseHandler.MustBeTheirs(promise, login, mayOverride);
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        promise.MustNotBeEarlier(command.OccurredOn);
        yield return new PromiseDeclined(command.Reason.Trim(), command.OccurredOn);
    }
}
