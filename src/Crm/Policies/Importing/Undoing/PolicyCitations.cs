using Crm.Leads;
using Crm.Policies.Unanswered;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;

namespace Crm.Policies.Importing.Undoing;

/// <summary>Which version of which document somebody relies on: a lead that quotes it, a question it answers. Written in the transaction that does it.</summary>
public sealed partial class PolicyCitations : EventProjection
{
    internal const string Table = "crm.policy_citation";

    private const string Schema = $"create table if not exists {Table} (document uuid not null, version integer not null, by uuid not null, primary key (document, version, by));";

    public PolicyCitations() => Options.DeleteDataInTableOnTeardown(Table);

    /// <summary>Makes the table where it is missing, and fills it from what was quoted before there was one.</summary>
    public static async Task Prepare(NpgsqlDataSource database, IDocumentStore store, CancellationToken token)
    {
        await using var known = database.CreateCommand($"select to_regclass('{Table}') is null and exists (select 1 from crm.mt_doc_policylisting)");
        var late = await known.ExecuteScalarAsync(token) is true;
        await using (var command = database.CreateCommand(Schema)) await command.ExecuteNonQueryAsync(token);
        if (!late) return;
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<PolicyCitations>(token);
    }

    public void Project(IEvent<PolicyAttached> e, IDocumentOperations operations) => Add(operations, e.Data.Document, e.Data.Version, e.StreamId);

    public void Project(IEvent<PolicyDetached> e, IDocumentOperations operations) =>
        operations.QueueSqlCommand($"delete from {Table} where document = ? and version = ? and by = ?", e.Data.Document, e.Data.Version, e.StreamId);

    public void Project(IEvent<QuestionCovered> e, IDocumentOperations operations) => Add(operations, e.Data.Document, 1, e.StreamId);

    private static void Add(IDocumentOperations operations, Guid document, int version, Guid by) =>
        operations.QueueSqlCommand($"insert into {Table} values (?, ?, ?) on conflict do nothing", document, version, by);
}
