using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Promises.Keeping;

/// <summary>Puts down that a promise was kept, with what shows it.</summary>
/// <param name="Proof">Number of a document or of a payment, minutes of a meeting.</param>
/// <param name="OccurredOn">The day it was kept.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record KeepPromise(Guid PromiseId, string Proof, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="KeepPromise"/>.</summary>
public static class KeepPromiseHandler
{
    public static async Task Handle(KeepPromise command, Actor actor, IDocumentSession session, CancellationToken token)
    {
        var opened = await OpenedPromise.Of(session, command.PromiseId, actor, token);
        opened.Stream.AppendMany(Decide(command, opened.Promise));
    }

    public static IEnumerable<object> Decide(KeepPromise command, Promise promise)
    {
        promise.MustBeGiven();
        promise.MustNotBeEarlier(command.OccurredOn);
        if (command.Proof.Filled() is not { } proof) throw new RuleBroken("请写明凭什么说已经兑现，例如文号、付款凭证号。") { Field = nameof(command.Proof) };
        if (proof.Length > 500) throw new RuleBroken("凭证不能超过 500 个字。") { Field = nameof(command.Proof), Kind = Refusal.Input };
        yield return new PromiseKept(proof, command.OccurredOn);
    }
}
