using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Imports.History;

/// <summary>The last imports: one's own; for managers and auditors those of their unit and below.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindImports(int Take = 20) : IQuery<IReadOnlyList<ImportRow>>;

/// <summary>One import.</summary>
/// <param name="By">Name of whoever imported.</param>
/// <param name="EndedAt">Null while it runs, and for one that was broken off.</param>
public sealed record ImportRow(
    Guid Id, LedgerKind Kind, string FileName, string By, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, int Rows, int Added, int There, int Faulty);

/// <summary>Answers <see cref="FindImports"/>.</summary>
public static class FindImportsHandler
{
    public static async Task<IReadOnlyList<ImportRow>> Handle(FindImports query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var filter = new SqlFilter();
        if (actor.Is(Role.Manager, Role.Auditor)) filter.Among("unit", actor.Units);
        else filter.And("by = ?", actor.Login);
        var found = await session.QueryAsync<LedgerImport>($"where {filter.Sql} order by begun_at desc limit {Math.Clamp(query.Take, 1, 200)}", token, filter.Values);
        return [.. found.Select(i => new ImportRow(i.Id, i.Kind, i.FileName, roster.Person(i.By)?.Name ?? i.By, i.BegunAt, i.EndedAt, i.Rows, i.Added, i.There, i.Faulty))];
    }
}
