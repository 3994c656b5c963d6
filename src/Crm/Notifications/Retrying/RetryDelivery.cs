using Crm.Foundation;
using Crm.Notifications.Sending;
using Crm.Team;
using JasperFx.Events;
using Marten;
using Wolverine;

namespace Crm.Notifications.Retrying;

/// <summary>Tries a mail or a robot's message again that was given up.</summary>
[Allow(Role.Administrator)]
public sealed record RetryDelivery(Guid DeliveryId, DateOnly OccurredOn) : ICommand;

/// <summary>An administrator had a mail or a robot's message sent again. Stands on a stream of the delivery's id.</summary>
public sealed record MailRetried(DateOnly OccurredOn) : IFact;

/// <summary>What was done by hand about a delivery.</summary>
public sealed partial record MailJournal
{
    public Guid Id { get; init; }

    public int Retries { get; init; }

    public static MailJournal Create(IEvent<MailRetried> e) => new() { Id = e.StreamId, Retries = 1 };

    public MailJournal Apply(MailRetried _) => this with { Retries = Retries + 1 };
}

/// <summary>Handles <see cref="RetryDelivery"/>.</summary>
public static class RetryDeliveryHandler
{
    public static async Task<OutgoingMessages> Handle(RetryDelivery command, IDocumentSession session, CancellationToken token)
    {
        var delivery = await session.LoadAsync<Delivery>(command.DeliveryId, token);
        var journal = await session.Events.FetchForWriting<MailJournal>(command.DeliveryId, token);
        foreach (var fact in Decide(command, delivery)) journal.AppendOne(fact);
        session.Store(delivery! with { State = DeliveryState.Waiting, Attempts = 0, RetryAt = null });
        return [new Deliver(delivery.Lane)];
    }

    public static IEnumerable<object> Decide(RetryDelivery command, Delivery? delivery)
    {
        if (delivery is null) throw new RuleBroken("没有这封邮件或这条群消息。") { Kind = Refusal.Missing };
        if (delivery.State != DeliveryState.Failed) throw new RuleBroken("它不在失败清单里，可能已经发出或正在重试。") { Kind = Refusal.Conflict };
        yield return new MailRetried(command.OccurredOn);
    }
}
