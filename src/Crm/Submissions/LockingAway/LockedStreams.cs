using Crm.Foundation;
using Marten;

namespace Crm.Submissions.LockingAway;

/// <summary>Tells whoever shows events as they were stored which of them belong to what is kept under lock.</summary>
public sealed class LockedStreams(IDocumentStore store)
{
    /// <summary>Those of some streams that are submissions kept under lock, or the documents these became.</summary>
    public async Task<IReadOnlySet<Guid>> Among(IEnumerable<Guid> streams, CancellationToken token)
    {
        var asked = streams.Distinct().ToArray();
        if (asked.Length == 0) return new HashSet<Guid>();
        await using var session = store.QuerySession();
        return (await session.QueryAsync<Guid>(
            $"select s.stream from {MartenSetup.Schema}.mt_doc_submissionlisting as d cross join lateral (values (d.id), (d.document)) as s (stream) where d.locked and s.stream = any(?)",
            token, (object)asked)).ToHashSet();
    }
}
