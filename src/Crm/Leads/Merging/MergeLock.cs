using Marten;

namespace Crm.Leads.Merging;

/// <summary>
/// Keeps a lead from being merged in the very moment in which a repeated inquiry is put to it: such inquiries name no version, and one that came to lie on a merged lead would start
/// no clock. They don't wait for each other.
/// </summary>
internal static class MergeLock
{
    /// <summary>Nobody merges the lead until this transaction is over.</summary>
    public static Task Beside(Guid lead, IDocumentSession session, CancellationToken token) => Take("pg_advisory_xact_lock_shared", lead, session, token);

    /// <summary>Nothing is put to the lead until this transaction is over.</summary>
    public static Task Alone(Guid lead, IDocumentSession session, CancellationToken token) => Take("pg_advisory_xact_lock", lead, session, token);

    private static async Task Take(string how, Guid lead, IDocumentSession session, CancellationToken token)
    {
        await session.BeginTransactionAsync(token);
        await session.QueryAsync<int>($"select 1 from (select {how}(hashtextextended(?, 18))) as waited", token, lead.ToString());
    }
}
