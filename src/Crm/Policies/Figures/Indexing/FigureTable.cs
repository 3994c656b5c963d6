using System.Text.Json;
using Crm.Policies.Figures.Extracting;
using Crm.Policies.Library;
using Marten;
using Npgsql;

namespace Crm.Policies.Figures.Indexing;

/// <summary>
/// The figures of current texts that belong to an indicator and a year, for cards and comparisons; and which documents have still to be read. Derived from the texts and
/// the judgements: emptied, it fills by itself.
/// </summary>
internal static class FigureTable
{
    public const string Figures = "crm.policy_figure";
    public const string Due = "crm.policy_figure_due";

    private const string Schema = $"""
        create table if not exists {Figures} (
          document uuid not null, start integer not null, length integer not null, sentence_length integer not null, text_version integer not null, indicator text not null,
          year integer not null, target boolean not null, value numeric not null, upper numeric, bound text not null, verdict text, subject text not null,
          primary key (document, start));
        create index if not exists policy_figure_indicator on {Figures} (indicator, year);
        create table if not exists {Due} (document uuid primary key, at timestamptz not null default now());
        create table if not exists crm.policy_figure_rules (one boolean primary key default true check (one), rules text not null);
        """;

    /// <summary>Makes the tables; where the rules or the indicators have changed since the last start, every document is to be read again.</summary>
    public static async Task Prepare(NpgsqlDataSource database, CancellationToken token)
    {
        await using (var schema = database.CreateCommand(Schema)) await schema.ExecuteNonQueryAsync(token);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new($"""
            insert into {Due} (document) select id from crm.mt_doc_policylisting
            where not exists (select 1 from crm.policy_figure_rules where rules = $1) on conflict do nothing
            """) { Parameters = { new() { Value = Rules } } });
        batch.BatchCommands.Add(new("insert into crm.policy_figure_rules (rules) values ($1) on conflict (one) do update set rules = excluded.rules where policy_figure_rules.rules <> excluded.rules")
        {
            Parameters = { new() { Value = Rules } },
        });
        await batch.ExecuteNonQueryAsync(token);
    }

    /// <summary>Puts the figures of a document into the table, in the session's transaction, in place of those that were there.</summary>
    public static void Write(IDocumentOperations operations, PolicyListing document, DocumentFigures figures)
    {
        operations.QueueSqlCommand($"delete from {Figures} where document = ?", document.Id);
        if (!DocumentFigures.AreFacts(document.Kind)) return;
        var rows = figures.Figures.Where(f => f is { Indicator: not null, Verdict: not Verdict.Rejected, Reading: { Year: not null, Span: 1 } })
            .Select(f => (Figure: f, Kept: Indicators.Of(f.Reading, document.Region?.EndsWith("0000", StringComparison.Ordinal) == true)!.Value)).ToList();
        if (rows.Count == 0) return;
        // One value for all rows: one statement, whatever their number.
        var json = JsonSerializer.Serialize(rows.Select(r => new
        {
            start = r.Figure.Start,
            length = r.Figure.Length,
            sentence = r.Figure.SentenceLength,
            indicator = r.Kept.Indicator.Code,
            year = r.Figure.Reading.Year,
            target = r.Figure.Reading.Nature == FigureNature.Target,
            value = r.Kept.Value,
            upper = r.Kept.Upper,
            bound = r.Figure.Reading.Bound.ToString(),
            verdict = r.Figure.Verdict?.ToString(),
            subject = r.Figure.Reading.Subject,
        }));
        operations.QueueSqlCommand(
            $"""
            insert into {Figures} (document, start, length, sentence_length, text_version, indicator, year, target, value, upper, bound, verdict, subject)
            select ?, t.start, t.length, t.sentence, ?, t.indicator, t.year, t.target, t.value, t.upper, t.bound, t.verdict, t.subject
            from jsonb_to_recordset(cast(? as jsonb)) as t(
              start integer, length integer, sentence integer, indicator text, year integer, target boolean, value numeric, upper numeric, bound text, verdict text, subject text)
            on conflict do nothing
            """,
            document.Id, document.TextVersion, json);
    }

    private static string Rules => $"{FigureReader.Rules} {Indicators.Fingerprint}";
}
