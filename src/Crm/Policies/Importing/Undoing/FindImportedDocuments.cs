using Crm.Foundation;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Policies.Importing.Undoing;

/// <summary>The documents that an import brought or changed, for whoever is about to take it back.</summary>
[Allow(Role.Editor)]
public sealed record FindImportedDocuments(Guid PolicyImportId) : IQuery<IReadOnlyList<ImportedDocument>>;

/// <summary>A document that an import brought or changed.</summary>
public sealed record ImportedDocument(Guid Id, string Title);

/// <summary>Answers <see cref="FindImportedDocuments"/>.</summary>
public static class FindImportedDocumentsHandler
{
    public static async Task<IReadOnlyList<ImportedDocument>> Handle(FindImportedDocuments query, IQuerySession session, NpgsqlDataSource database, CancellationToken token)
    {
        var import = await session.LoadAsync<PolicyImport>(query.PolicyImportId, token) ?? throw new RuleBroken("没有这次导入。") { Kind = Refusal.Missing };
        import.MustNotBeTakenBack();
        await using var command = database.CreateCommand($"select c.document, l.data ->> 'title' from {PolicyImportChanges.Table} c join crm.mt_doc_policylisting l on l.id = c.document where c.import = $1");
        command.Parameters.AddWithValue(query.PolicyImportId);
        await using var reader = await command.ExecuteReaderAsync(token);
        var found = new List<ImportedDocument>();
        while (await reader.ReadAsync(token)) found.Add(new(reader.GetGuid(0), reader.GetString(1)));
        return found;
    }
}
