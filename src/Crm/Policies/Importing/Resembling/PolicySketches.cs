using Crm.Foundation.Searching;
using Crm.Policies.Searching;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;

namespace Crm.Policies.Importing.Resembling;

/// <summary>The index of near-duplicates: fingerprint and sketch of every document's current text, in a table of its own beside the sections, written in the command's own transaction.</summary>
public sealed partial class PolicySketches : EventProjection
{
    internal const string Table = "crm.policy_sketch";

    // Reading every row always looks cheaper to the planner than it is: it does not count what long columns beside the table cost.
    private static readonly string Schema = $"""
        create table if not exists {Table} (document uuid primary key, fingerprint text not null, length integer not null, sketch integer[], bands bigint[]);
        create index if not exists policy_sketch_fingerprint on {Table} (fingerprint);
        create index if not exists policy_sketch_bands on {Table} using gin (bands) with (fastupdate = off);
        {PolicyIndex.MergedAtOnce("policy_sketch_bands")}
        create or replace function crm.policy_alike(wanted bigint[]) returns table (document uuid, sketch integer[])
          language sql stable parallel safe set enable_seqscan = off
          as $$ select s.document, s.sketch from {Table} s where s.bands && wanted $$;
        """;

    public PolicySketches() => Options.DeleteDataInTableOnTeardown(Table);

    /// <summary>Makes the table and its indexes where they are missing, and fills it for documents that were there before it.</summary>
    public static async Task Prepare(NpgsqlDataSource database, IDocumentStore store, CancellationToken token)
    {
        await using (var command = database.CreateCommand(Schema)) await command.ExecuteNonQueryAsync(token);
        await using var missing = database.CreateCommand($"select exists (select 1 from crm.mt_doc_policylisting) and not exists (select 1 from {Table})");
        if (await missing.ExecuteScalarAsync(token) is not true) return;
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<PolicySketches>(token);
    }

    public void Project(IEvent<PolicyDocumentImported> e, IDocumentOperations operations) => Store(operations, e.StreamId, e.Data.Body, e.Data.Fingerprint);

    public void Project(IEvent<PolicyDocumentRevised> e, IDocumentOperations operations) => Store(operations, e.StreamId, e.Data.Body, e.Data.Fingerprint);

    private static void Store(IDocumentOperations operations, Guid document, string body, string fingerprint)
    {
        var folded = FoldedText.Fold(body);
        if (TextSketch.Of(folded) is not { } sketch)
            operations.QueueSqlCommand($"insert into {Table} values (?, ?, ?, null, null) on conflict (document) do update set fingerprint = excluded.fingerprint, length = excluded.length, sketch = null, bands = null", document, fingerprint, folded.Length);
        else
            operations.QueueSqlCommand(
                $"insert into {Table} values (?, ?, ?, ?, ?) on conflict (document) do update set fingerprint = excluded.fingerprint, length = excluded.length, sketch = excluded.sketch, bands = excluded.bands",
                document, fingerprint, folded.Length, sketch, TextSketch.Bands(sketch));
    }
}
