using Crm.Foundation;
using Crm.Inquiries;
using Marten;
using Wolverine.Attributes;

namespace Crm.Policies.Unanswered;

/// <summary>A call was put down whose question found nothing. Sent by the hotline, with words that may be kept.</summary>
[MessageIdentity("note-unanswered")]
public sealed record NoteUnanswered(Guid CallId, IReadOnlyList<string> Words, Topic Topic, DateOnly OccurredOn)
{
    /// <summary>In whose name it is looked for and recorded: nobody wrote it down.</summary>
    public static readonly Caller Aid = Caller.Job("answer-aid");
}

/// <summary>Handles <see cref="NoteUnanswered"/>. Coming twice changes nothing.</summary>
public static class NoteUnansweredHandler
{
    public static async Task Handle(NoteUnanswered message, IDocumentSession session, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<UnansweredQuestion>(UnansweredQuestion.IdOf(message.Words), token);
        var facts = Decide(message, stream.Aggregate).ToList();
        if (facts.Count == 0) return;
        // It follows from the call, and is no part of the request that put the call down.
        session.CorrelationId = $"{message.CallId}";
        session.LastModifiedBy = NoteUnanswered.Aid.Login;
        session.SetHeader(Access.ChannelHeader, NoteUnanswered.Aid.Channel);
        stream.AppendMany(facts);
    }

    public static IEnumerable<object> Decide(NoteUnanswered message, UnansweredQuestion? question)
    {
        if (message.Words.Count == 0 || question?.Calls.Contains(message.CallId) == true) yield break;
        yield return new QuestionUnanswered(message.CallId, message.Words, message.Topic, message.OccurredOn);
    }
}
