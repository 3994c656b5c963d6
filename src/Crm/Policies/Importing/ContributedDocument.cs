using Crm.Privacy;
using Marten;

namespace Crm.Policies.Importing;

/// <summary>Who wrote a document that was sent in.</summary>
/// <param name="Organisation">来稿单位.</param>
/// <param name="Author">Name of the author; sealed, so that it can be erased.</param>
public sealed record Contribution(string Organisation, Sealed? Author);

/// <summary>Takes a document that somebody sent in into the library, in the transaction of whoever decided to publish it.</summary>
public static class ContributedDocument
{
    /// <summary>Starts the document's stream in the session.</summary>
    public static void Put(IDocumentSession session, ImportPolicyDocument document, Contribution contribution, DateOnly today) =>
        session.Events.StartStream<PolicyDocument>(document.DocumentId, ImportPolicyDocumentHandler.Decide(document, today).Select(fact =>
            fact is PolicyDocumentImported imported ? imported with { Contribution = contribution } : fact));

    /// <summary>Withdraws it, unless it is already.</summary>
    public static async Task Withdraw(IDocumentSession session, Guid document, string reason, DateOnly today, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<PolicyDocument>(document, token);
        if (stream.Aggregate is { Withdrawn: false }) stream.AppendOne(new PolicyDocumentWithdrawn(reason, today));
    }

    /// <summary>Takes the withdrawal back, unless somebody did.</summary>
    public static async Task Restore(IDocumentSession session, Guid document, DateOnly today, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<PolicyDocument>(document, token);
        if (stream.Aggregate is { Withdrawn: true }) stream.AppendOne(new PolicyDocumentRestored(today));
    }

    /// <summary>Keeps it from readers, or shows it to them again; nothing where it is so already.</summary>
    public static async Task Conceal(IDocumentSession session, Guid document, bool conceal, DateOnly today, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<PolicyDocument>(document, token);
        if (stream.Aggregate is { } known && known.Concealed != conceal) stream.AppendOne(conceal ? new PolicyDocumentConcealed(today) : new PolicyDocumentRevealed(today));
    }
}
