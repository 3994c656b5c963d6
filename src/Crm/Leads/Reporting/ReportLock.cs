using Marten;

namespace Crm.Leads.Reporting;

/// <summary>
/// Lets reports of one project come one after the other, whichever process takes them in: the second sees what the first has left. Within a process they queue up before they take a connection
/// (<see cref="Foundation.ITakesTurns"/>).
/// </summary>
internal static class ReportLock
{
    /// <summary>Nobody else reports the project until this transaction is over, neither by the company's name nor by its code.</summary>
    public static async Task Alone(ProjectIdentity identity, IDocumentSession session, CancellationToken token)
    {
        string[] keys = identity.Code is null ? [$"n:{identity.Company}"] : [$"n:{identity.Company}", $"c:{identity.Code}"];
        await session.BeginTransactionAsync(token);
        // In one order, so that two never wait for each other.
        foreach (var key in keys.Order(StringComparer.Ordinal))
            await session.QueryAsync<int>("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 30))) as waited", token, $"{key}\n{identity.Project}");
    }

    /// <summary>Nobody else rules on these reports until this transaction is over.</summary>
    public static async Task Alone(Guid claim, IDocumentSession session, CancellationToken token)
    {
        await session.BeginTransactionAsync(token);
        await session.QueryAsync<int>("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 31))) as waited", token, claim.ToString());
    }
}
