using Crm.Foundation;
using Crm.Promises.Reminding;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Promises.Approving;

/// <summary>Lets a promise be given although the text it rests on did not hold that day. For a manager over the lead's unit, and never for whoever put it down.</summary>
[Allow(Role.Manager)]
public sealed record ApprovePromise(Guid PromiseId, string? Note, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="ApprovePromise"/>.</summary>
public static class ApprovePromiseHandler
{
    public static async Task<OutgoingMessages> Handle(ApprovePromise command, Actor actor, IDocumentSession session, CancellationToken token)
    {
        var opened = await OpenedPromise.Of(session, command.PromiseId, actor, token);
        opened.Stream.AppendMany(Decide(command, opened.Promise, actor.Login, OpenedPromise.MayOverride(actor, opened.Lead)));
        return [.. PromiseNews.Decided(opened, approved: true, actor)];
    }

    public static IEnumerable<object> Decide(ApprovePromise command, Promise promise, string login, bool mayOverride)
    {
        MustBeTheirs(promise, login, mayOverride);
        if (command.Note?.Length > 500) throw new RuleBroken("理由不能超过 500 个字。") { Field = nameof(command.Note), Kind = Refusal.Input };
        promise.MustNotBeEarlier(command.OccurredOn);
        yield return new PromiseApproved(command.Note.Filled(), command.OccurredOn);
    }

    /// <summary>A waiting promise is decided on by a manager who did not put it down.</summary>
    /// <exception cref="RuleBroken">It does not wait, or is not this person's to decide.</exception>
    public static void MustBeTheirs(Promise promise, string login, bool mayOverride)
    {
        if (promise.State != PromiseState.Waiting) throw new RuleBroken("这条承诺不在等批准。");
        if (!mayOverride || promise.Recorder == login) throw new RuleBroken("要由这条线索所在单位的负责人批准，不能自己批准自己登记的承诺。") { Kind = Refusal.Forbidden };
    }
}
