using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Promises.Listing;
using Crm.Team;
using Marten;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Promises.Reminding;

/// <summary>Every ten minutes, has those promises looked at whose day is near or has passed. The days are those of the promises, so nothing is lost while the product is down.</summary>
public sealed class PromiseSweep(IServiceScopeFactory scopes, IDocumentStore store, TimeProvider clock, ILogger<PromiseSweep> log) : Sweep(TimeSpan.FromMinutes(10), clock, log)
{
    /// <inheritdoc />
    public override async Task Look(CancellationToken token)
    {
        var due = await Due(token);
        if (due.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var promise in due) await bus.PublishAsync(new RemindOfPromise(promise));
    }

    /// <summary>The promises about which somebody is to be told; whether that still holds is decided again on the promise itself.</summary>
    public async Task<IReadOnlyList<Guid>> Due(CancellationToken token)
    {
        var today = China.Today(Clock);
        await using var session = store.QuerySession();
        var near = await session.QueryAsync<PromiseListing>("where state = 'Given' and due <= ? and reminded <> 'Escalated'", token, today.AddDays(PromiseDue.NearDays));
        return [.. near.Where(promise => PromiseDue.Step(promise.Due, promise.Reminded, today) is not null).Select(promise => promise.Id)];
    }
}

/// <summary>Somebody is to be told of a promise's day, as it looked a moment ago.</summary>
[MessageIdentity("remind-of-promise")]
public sealed record RemindOfPromise(Guid PromiseId);

/// <summary>Handles <see cref="RemindOfPromise"/>. Looked at twice, nobody is told twice; while the lead is terminated nobody is told at all.</summary>
public static class RemindOfPromiseHandler
{
    public static async Task<OutgoingMessages> Handle(RemindOfPromise message, IDocumentSession session, IRoster roster, TimeProvider clock, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Promise>(message.PromiseId, token);
        var kept = await PromiseHomes.Of(session, message.PromiseId, token);
        if (stream.Aggregate is not { } promise || kept is not { } id || await session.LoadAsync<LeadListing>(id, token) is not { } lead || lead.Stage == Stage.Terminated) return [];
        var told = Decide(promise, step => PromiseNews.Whom(promise, lead, step, roster), China.Today(clock)).ToList();
        if (told.Count == 0) return [];
        session.LastModifiedBy = PromiseNews.Reminder;
        session.SetHeader(Access.ChannelHeader, "job");
        stream.AppendMany(told);
        return [.. told.Select(fact => PromiseNews.Due(promise, lead, fact))];
    }

    public static IEnumerable<PromiseReminded> Decide(Promise promise, Func<PromiseReminder, IReadOnlyList<string>> whom, DateOnly today)
    {
        if (promise.State == PromiseState.Given && PromiseDue.Step(promise.Due, promise.Reminded, today) is { } step) yield return new PromiseReminded(step, promise.Due, whom(step), today);
    }
}
