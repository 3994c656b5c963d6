using Crm.Foundation;
using Crm.Policies.Searching;
using Crm.Policies.Unanswered;
using Crm.Privacy;
using Marten;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Hotline.Asking;

/// <summary>A call was put down. Looks once whether the policy library has anything on what was asked, so that editors hear of what is missing.</summary>
[MessageIdentity("weigh-question")]
public sealed record WeighQuestion(Guid CallId, DateOnly OccurredOn);

/// <summary>Handles <see cref="WeighQuestion"/>.</summary>
public static class WeighQuestionHandler
{
    public static async Task<OutgoingMessages> Handle(WeighQuestion message, IDocumentSession session, Vault vault, QueryDesk queries, CancellationToken token)
    {
        if (await session.LoadAsync<Call>(message.CallId, token) is not { Outcome: not CallOutcome.Nuisance, Readers: null, Record: { Wish: { } wish } record }) return [];
        // A question that the library refuses to look for has no answer that could be missing.
        if (await queries.Ask(new FindAnswers(wish, record.Region, Take: 1), NoteUnanswered.Aid, token) is not { Answer: { AreMissing: true } missing }) return [];
        var words = KeptWords.Of(missing.Words, (await vault.Open(record.Caller, token))?.Name, record.Company);
        return words.Count == 0 ? [] : [new NoteUnanswered(message.CallId, words, record.Topic, message.OccurredOn)];
    }
}
