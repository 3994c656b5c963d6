using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Imports.Running;

/// <summary>Which rows of a ledger were imported before, by the ids that derive from the file. Who does not hold the file can't name one.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record FindImported(IReadOnlyList<Guid> Rows) : IQuery<IReadOnlyList<Guid>>;

/// <summary>Answers <see cref="FindImported"/>.</summary>
public static class FindImportedHandler
{
    public static async Task<IReadOnlyList<Guid>> Handle(FindImported query, IQuerySession session, CancellationToken token) =>
        await session.QueryAsync<Guid>("select id from crm.mt_streams where id = any(?)", token, [query.Rows.ToArray()]);
}
