using Crm.Foundation.Searching;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;

namespace Crm.Policies.Searching;

/// <summary>The search index: the current version of every document in sections, in a table of its own, written in the command's own transaction.</summary>
public sealed partial class PolicySections : EventProjection
{
    private const string Table = "crm.policy_section";

    // Long columns live beside the table, so that walking its rows is cheap; the text stays uncompressed there, since checking a candidate reads it.
    // Reading every row always looks cheaper to the planner than it is, because it does not count what the arrays beside the table cost.
    private const string Schema = $"""
        create table if not exists {Table} (
          document uuid not null, number integer not null, start integer not null,
          original text not null, folded text not null, grams bigint[] not null,
          primary key (document, number)) with (toast_tuple_target = 128);
        alter table {Table} alter column folded set storage external;
        create index if not exists policy_section_grams on {Table} using gin (grams) with (gin_pending_list_limit = 1024);
        create or replace function crm.policy_hits(wanted bigint[]) returns table (document uuid, sections integer[])
          language sql stable parallel safe set enable_seqscan = off
          as $$ select s.document, array_agg(s.number) from {Table} s where s.grams @> wanted group by s.document $$;
        """;

    public PolicySections() => Options.DeleteDataInTableOnTeardown(Table);

    /// <summary>Makes the table, its index and the function that reads it where they are missing.</summary>
    public static async Task Prepare(NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand(Schema);
        await command.ExecuteNonQueryAsync(token);
    }

    public void Project(IEvent<PolicyDocumentImported> e, IDocumentOperations operations) =>
        Insert(operations, e.StreamId, SearchSection.Of(e.Data.Title, e.Data.Body));

    public void Project(IEvent<PolicyDocumentRevised> e, IDocumentOperations operations)
    {
        operations.QueueSqlCommand($"delete from {Table} where document = ? and number > 0", e.StreamId);
        Insert(operations, e.StreamId, SearchSection.Of("", e.Data.Body));
    }

    private static void Insert(IDocumentOperations operations, Guid document, IEnumerable<SearchSection> sections)
    {
        foreach (var s in sections)
            operations.QueueSqlCommand($"insert into {Table} values (?, ?, ?, ?, ?, ?)", document, s.Number, s.Start, s.Original, s.Folded, s.Grams);
    }
}
