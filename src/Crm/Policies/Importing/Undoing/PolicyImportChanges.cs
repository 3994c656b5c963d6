using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;

namespace Crm.Policies.Importing.Undoing;

/// <summary>Which documents each import brought or changed, in a table of its own, written in the transaction that did it.</summary>
public sealed partial class PolicyImportChanges : EventProjection
{
    internal const string Table = "crm.policy_import_change";

    private const string Schema = $"create table if not exists {Table} (import uuid not null, document uuid not null, primary key (import, document));";

    public PolicyImportChanges() => Options.DeleteDataInTableOnTeardown(Table);

    /// <summary>Makes the table where it is missing.</summary>
    public static async Task Prepare(NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand(Schema);
        await command.ExecuteNonQueryAsync(token);
    }

    public void Project(IEvent<PolicyDocumentImported> e, IDocumentOperations operations) => Add(operations, e.Data.Import, e.StreamId);

    public void Project(IEvent<PolicyDocumentRevised> e, IDocumentOperations operations) => Add(operations, e.Data.Import, e.StreamId);

    public void Project(IEvent<PolicyDocumentClassified> e, IDocumentOperations operations) => Add(operations, e.Data.Import, e.StreamId);

    public void Project(IEvent<PolicyDocumentRestored> e, IDocumentOperations operations) => Add(operations, e.Data.Import, e.StreamId);

    private static void Add(IDocumentOperations operations, Guid? import, Guid document)
    {
        if (import is { } id) operations.QueueSqlCommand($"insert into {Table} values (?, ?) on conflict do nothing", id, document);
    }
}
