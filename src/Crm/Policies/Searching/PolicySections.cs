using Crm.Foundation.Searching;
using Crm.Policies.Reading;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;

namespace Crm.Policies.Searching;

/// <summary>
/// The search index, written in the command's own transaction: the current version of every document in sections, to check and to show, and one row a document that is looked up by the runs
/// of its text, its headings and its title (<see cref="PolicyIndex"/>).
/// </summary>
public sealed partial class PolicySections : EventProjection
{
    /// <summary>The sections.</summary>
    public const string Table = "crm.policy_section";

    // Long columns live beside the table, so that walking its rows is cheap; the text stays uncompressed there, since the best section is looked for in it.
    private const string Schema = $"""
        create table if not exists {Table} (
          document uuid not null, number integer not null, start integer not null,
          original text not null, folded text not null,
          primary key (document, number)) with (toast_tuple_target = 128);
        alter table {Table} alter column folded set storage external;
        drop function if exists crm.policy_hits(bigint[]);
        alter table {Table} drop column if exists grams;
        """;

    public PolicySections()
    {
        Options.DeleteDataInTableOnTeardown(Table);
        Options.DeleteDataInTableOnTeardown(PolicyIndex.Table);
    }

    /// <summary>Makes the tables, their indexes and what keeps them where they are missing.</summary>
    public static async Task Prepare(NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand(Schema);
        await command.ExecuteNonQueryAsync(token);
        await PolicyIndex.Prepare(database, token);
    }

    public void Project(IEvent<PolicyDocumentImported> e, IDocumentOperations operations)
    {
        var (title, body) = (FoldedText.Fold(e.Data.Title), FoldedText.Fold(e.Data.Body));
        var titles = PolicyRuns.OfTexts(title).Union(Initials.OfTitle(title)).Order().ToArray();
        operations.QueueSqlCommand(PolicyIndex.Insert, e.StreamId, PolicyIndex.Text(title, body), PolicyIndex.With(titles, body), PolicyIndex.With(titles, Headings(e.Data.Body)), titles, e.StreamId);
        Insert(operations, e.StreamId, SearchSection.Of(e.Data.Title, e.Data.Body));
    }

    public void Project(IEvent<PolicyDocumentRevised> e, IDocumentOperations operations)
    {
        var body = FoldedText.Fold(e.Data.Body);
        operations.QueueSqlCommand(PolicyIndex.Revise, body, PolicyRuns.OfTexts(body), PolicyRuns.OfTexts(Headings(e.Data.Body)), e.StreamId);
        operations.QueueSqlCommand($"delete from {Table} where document = ? and number > 0", e.StreamId);
        Insert(operations, e.StreamId, SearchSection.Of("", e.Data.Body));
    }

    /// <summary>The headings of a body, folded.</summary>
    internal static string[] Headings(string body) => [.. PolicyOutline.Of(body).Select(block => block.Heading).OfType<string>().Select(FoldedText.Fold)];

    private static void Insert(IDocumentOperations operations, Guid document, IEnumerable<SearchSection> sections)
    {
        foreach (var s in sections)
            operations.QueueSqlCommand($"insert into {Table} values (?, ?, ?, ?, ?)", document, s.Number, s.Start, s.Original, s.Folded);
    }
}
