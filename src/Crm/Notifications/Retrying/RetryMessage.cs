using Crm.Foundation;
using Crm.Team;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Attributes;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace Crm.Notifications.Retrying;

/// <summary>Takes up a message again that was given up.</summary>
[Allow(Role.Administrator)]
public sealed record RetryMessage(Guid MessageId, DateOnly OccurredOn) : ICommand;

/// <summary>An administrator had a message taken up again. Stands on a stream of the message's id.</summary>
public sealed record MessageRetried(DateOnly OccurredOn) : IFact;

/// <summary>What was done by hand about a message.</summary>
public sealed partial record MessageJournal
{
    public Guid Id { get; init; }

    public int Retries { get; init; }

    public static MessageJournal Create(IEvent<MessageRetried> e) => new() { Id = e.StreamId, Retries = 1 };

    public MessageJournal Apply(MessageRetried _) => this with { Retries = Retries + 1 };
}

/// <summary>Puts a given-up message back into its queue. Sent through the outbox, so that it happens if and only if the command was recorded.</summary>
[MessageIdentity("take-up-message")]
public sealed record TakeUpMessage(Guid MessageId);

/// <summary>Handles <see cref="RetryMessage"/>.</summary>
public static class RetryMessageHandler
{
    public static async Task<OutgoingMessages> Handle(RetryMessage command, IMessageStore store, IDocumentSession session, CancellationToken token)
    {
        var found = await store.DeadLetters.QueryAsync(TakeUpMessageHandler.Only(command.MessageId), token);
        if (found.Envelopes.Count == 0) throw new RuleBroken("没有这条消息，或者它已经重新处理了。") { Kind = Refusal.Missing };
        var journal = await session.Events.FetchForWriting<MessageJournal>(command.MessageId, token);
        journal.AppendOne(new MessageRetried(command.OccurredOn));
        return [new TakeUpMessage(command.MessageId)];
    }
}

/// <summary>Handles <see cref="TakeUpMessage"/>; a repeated delivery finds nothing left to take up.</summary>
public static class TakeUpMessageHandler
{
    public static Task Handle(TakeUpMessage message, IMessageStore store, CancellationToken token) => store.DeadLetters.ReplayAsync(Only(message.MessageId), token);

    internal static DeadLetterEnvelopeQuery Only(Guid message) => new() { MessageIds = [message] };
}
