using Crm.Foundation;
using Crm.Policies.Importing.Undoing;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Policies.Importing.History;

/// <summary>The last imports into the library, whoever made them: it belongs to all.</summary>
[Allow(Role.Editor, Role.Auditor)]
public sealed record FindPolicyImports(int Take = 20) : IQuery<IReadOnlyList<PolicyImportRow>>;

/// <summary>One import.</summary>
/// <param name="By">Name of whoever imported.</param>
/// <param name="Documents">How many documents the file holds.</param>
/// <param name="Counts">How many of them became what, at its last run.</param>
/// <param name="Brought">How many documents it brought or changed in all, and would be taken back.</param>
/// <param name="EndedAt">Null while it runs, and for one that was broken off.</param>
public sealed record PolicyImportRow(
    Guid Id, string Source, string FileName, string By, int Documents, ImportCounts Counts, int Brought, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, bool Stopped,
    DateTimeOffset? TakenBackAt, int Undone, int Left);

/// <summary>Answers <see cref="FindPolicyImports"/>.</summary>
public static class FindPolicyImportsHandler
{
    public static async Task<IReadOnlyList<PolicyImportRow>> Handle(FindPolicyImports query, IRoster roster, IQuerySession session, NpgsqlDataSource database, CancellationToken token)
    {
        var found = await session.QueryAsync<PolicyImport>($"order by begun_at desc limit {Math.Clamp(query.Take, 1, 200)}", token);
        var brought = new Dictionary<Guid, int>();
        await using var command = database.CreateCommand($"select import, count(*)::int from {PolicyImportChanges.Table} where import = any($1) group by import");
        command.Parameters.AddWithValue(found.Select(i => i.Id).ToArray());
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token)) brought[reader.GetGuid(0)] = reader.GetInt32(1);
        return [.. found.Select(i => new PolicyImportRow(
            i.Id, i.Source, i.FileName, roster.Person(i.By)?.Name ?? i.By, i.Documents, i.Counts, brought.GetValueOrDefault(i.Id), i.BegunAt, i.EndedAt, i.Stopped, i.TakenBackAt, i.Undone, i.Left))];
    }
}
