using Crm.Notifications.Mailing;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Notifications.Sending;

/// <summary>Sends what stands first in a lane, and then the next.</summary>
[MessageIdentity("deliver")]
public sealed record Deliver(string Lane);

/// <summary>
/// Handles <see cref="Deliver"/>. One delivery is one transaction, and one lane is worked on by one handler at a time. A failure is put down and tried again later by a
/// durable scheduled message, while what stands behind it waits; after the last try the administrator sees it and the next one has its turn. Something is sent twice only
/// where a crash falls between the other side's acceptance and our commit, and then under the same id.
/// </summary>
public static class DeliverHandler
{
    private const int LongestError = 300;

    public static async Task<OutgoingMessages> Handle(
        Deliver message, IDocumentSession session, IEnumerable<ICarrier> carriers, IOptions<MailSettings> settings, TimeProvider clock, CancellationToken token)
    {
        // Whoever waits here sees, once it is their turn, what was put in the queue and what was sent meanwhile.
        await session.BeginTransactionAsync(token);
        await session.QueryAsync<int>("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 7))) as waited", token, message.Lane);
        var waiting = await Waiting(message.Lane, session, token);
        if (waiting.Count == 0) return [];
        var (first, now) = (waiting[0], clock.GetUtcNow());
        if ((first.RetryAt ?? first.Turn) is var due && due > now) return Later(message, due - now);

        IReadOnlyList<Delivery> together = first.Digest ? [.. waiting.Where(d => d.Digest && d.Turn == first.Turn)] : [first];
        var tried = await Try(together, carriers, session, token);
        if (tried.Error is not null) tried = Failed(tried, settings.Value, now);
        foreach (var delivery in together)
            session.Store(delivery with { State = tried.State, Attempts = tried.Attempts, Error = tried.Error, RetryAt = tried.RetryAt });
        if (tried.RetryAt is { } again) return Later(message, again - now);
        return waiting.Count > together.Count ? [message] : [];
    }

    // What stands in the lane, the first first. A day's digest is read whole.
    private static Task<IReadOnlyList<Delivery>> Waiting(string lane, IDocumentSession session, CancellationToken token) =>
        session.QueryAsync<Delivery>("where lane = ? and state = 'Waiting' order by turn, at, id limit 500", token, lane);

    private static async Task<Delivery> Try(IReadOnlyList<Delivery> together, IEnumerable<ICarrier> carriers, IQuerySession session, CancellationToken token)
    {
        var first = together[0] with { Attempts = together[0].Attempts + 1, Error = null, RetryAt = null };
        var notices = await session.LoadManyAsync<Notice>(token, together.SelectMany(d => d.Notices));
        try
        {
            var arrived = await carriers.Single(c => c.Carries(first)).Carry(first, [.. notices.OrderBy(n => n.At)], session, token);
            return first with { State = arrived ? DeliveryState.Sent : DeliveryState.Dropped };
        }
        catch (Exception e) when (Refusals.AreForeseen(e))
        {
            return first with { Error = $"{e.GetType().Name}: {e.Message}" is { Length: > LongestError } text ? text[..LongestError] : $"{e.GetType().Name}: {e.Message}" };
        }
    }

    private static Delivery Failed(Delivery delivery, MailSettings settings, DateTimeOffset now) =>
        settings.PauseAfter(delivery.Attempts) is { } pause ? delivery with { RetryAt = now + pause } : delivery with { State = DeliveryState.Failed };

    private static OutgoingMessages Later(Deliver message, TimeSpan pause)
    {
        var messages = new OutgoingMessages();
        messages.Delay(message, pause);
        return messages;
    }
}
