using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Policies.Importing.Running;

/// <summary>The import of a file that broke off or was stopped, with which the same file goes on; null where there is none.</summary>
/// <param name="FileHash">SHA-256 of the file.</param>
/// <param name="Source">Where its documents were read: another source makes other documents of them.</param>
[Allow(Role.Editor)]
public sealed record FindOpenImport(string FileHash, string Source) : IQuery<Guid?>;

/// <summary>Answers <see cref="FindOpenImport"/>.</summary>
public static class FindOpenImportHandler
{
    public static async Task<Guid?> Handle(FindOpenImport query, IQuerySession session, CancellationToken token)
    {
        var found = await session.QueryAsync<PolicyImport>("where file_hash = ? order by begun_at desc limit 20", token, query.FileHash);
        return found.FirstOrDefault(import => import.GoesOn && import.Source == query.Source.Trim())?.Id;
    }
}
