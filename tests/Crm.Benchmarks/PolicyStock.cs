using System.Diagnostics;
using Crm.Foundation.Searching;
using Crm.Policies.Importing;
using Crm.Policies.Searching;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>How long each part of filling took, in seconds.</summary>
public sealed record StockTimes(double Texts, double Index);

/// <summary>A library of many made documents (<see cref="LibraryTexts"/>), loaded by COPY, with the same folded texts beside it, one row a document, for the scan.</summary>
public static class PolicyStock
{
    private const string Editor = "editor@330521";

    /// <summary>Fills the library. What is written for a document that comes by a command is the pattern of the others' listings.</summary>
    public static async Task<StockTimes> Fill(BenchApp app, LibraryTexts texts, int documents)
    {
        await app.Send(new ImportPolicyDocument("样本", null, null, "样本", "样本正文。", new DateOnly(2026, 1, 5)), Editor);
        await Run(app, """
            create schema if not exists floor;
            create table floor.policy_text (id uuid primary key, title text not null, folded text not null,
              kind text not null, region text not null, year integer not null, day date not null, valid_from date, valid_to date, industries text[] not null, withdrawn boolean not null);
            drop index crm.policy_search_runs; drop index crm.policy_search_headings; drop index crm.policy_search_titles;
            """);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Copy(app, "floor.policy_text (id, title, folded, kind, region, year, day, valid_from, valid_to, industries, withdrawn)", texts, documents, async (import, d) =>
                await import.WriteRowAsync(default, d.Id, d.Title, FoldedText.Fold(d.Title) + "\n" + FoldedText.Fold(d.Body), $"{d.Kind}", d.Place.Code, d.Day.Year, d.Day, (object?)d.From ?? DBNull.Value, (object?)d.To ?? DBNull.Value, d.Industries.ToArray(), d.Withdrawn)),
            Copy(app, "crm.policy_section (document, number, start, original, folded)", texts, documents, async (import, d) =>
            {
                foreach (var s in SearchSection.Of(d.Title, d.Body)) await import.WriteRowAsync(default, d.Id, s.Number, s.Start, s.Original, s.Folded);
            }));
        await Listings(app);
        await Copy(app, "crm.policy_search (document, day, region, kind, year, valid_from, valid_to, withdrawn, industries, folded, runs, heading_runs, title_runs)", texts, documents, async (import, d) =>
        {
            var title = FoldedText.Fold(d.Title);
            var titles = PolicyRuns.OfTexts(title).Union(Initials.OfTitle(title)).Order().ToArray();
            var body = FoldedText.Fold(d.Body);
            await import.WriteRowAsync(default, d.Id, d.Day, d.Place.Code, $"{d.Kind}", d.Day.Year, (object?)d.From ?? DBNull.Value, (object?)d.To ?? DBNull.Value, d.Withdrawn, d.Industries.ToArray(),
                PolicyIndex.Text(title, body), PolicyIndex.With(titles, body), PolicyIndex.With(titles, PolicySections.Headings(d.Body)), titles);
        });
        var loaded = watch.Elapsed.TotalSeconds;
        watch.Restart();
        // The indexes as the product makes them, only after the rows instead of with each.
        await Task.WhenAll(
            Run(app, "set maintenance_work_mem = '1GB'; create index policy_search_runs on crm.policy_search using gin (runs) with (fastupdate = off)"),
            Run(app, "set maintenance_work_mem = '512MB'; create index policy_search_headings on crm.policy_search using gin (heading_runs) with (fastupdate = off); create index policy_search_titles on crm.policy_search using gin (title_runs) with (fastupdate = off)"));
        var indexed = watch.Elapsed.TotalSeconds;
        await Run(app, "vacuum (analyze)");
        return new(loaded, indexed);
    }

    /// <summary>Runs a statement that may take long.</summary>
    public static async Task Run(BenchApp app, string sql)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        foreach (var statement in sql.StartsWith("set ", StringComparison.Ordinal) ? sql.Split(';') : [sql])
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 7_200 };
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task Copy(BenchApp app, string into, LibraryTexts texts, int documents, Func<NpgsqlBinaryImporter, LibraryText, Task> write)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        await using (var off = new NpgsqlCommand("set synchronous_commit = off", connection)) await off.ExecuteNonQueryAsync();
        await using var import = await connection.BeginBinaryImportAsync($"copy {into} from stdin binary");
        import.Timeout = TimeSpan.FromHours(1);
        for (var i = 0; i < documents; i++) await write(import, texts.Make(i));
        await import.CompleteAsync();
    }

    private static async Task Listings(BenchApp app)
    {
        string[] own = ["region", "kind", "year", "published_on", "valid_from", "valid_to", "withdrawn", "industries"];
        var others = new List<string>();
        await using (var command = app.Database.CreateCommand(
            "select column_name from information_schema.columns where table_schema = 'crm' and table_name = 'mt_doc_policylisting' and column_name not in ('id', 'data') and is_generated = 'NEVER'"))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) others.Add(reader.GetString(0));
        var names = string.Join(", ", others.Except(own).Select(name => $"\"{name}\""));
        await Run(app, $"""
            insert into crm.mt_doc_policylisting (id, data, {string.Join(", ", own)}, {names})
            select f.id, l.data || jsonb_build_object('id', f.id, 'title', f.title, 'region', f.region, 'kind', f.kind, 'year', f.year, 'publishedOn', f.day, 'validFrom', f.valid_from, 'validTo', f.valid_to,
                'withdrawn', f.withdrawn, 'industries', to_jsonb(f.industries)),
              f.region, f.kind, f.year, f.day, f.valid_from, f.valid_to, f.withdrawn, f.industries, {string.Join(", ", others.Except(own).Select(name => $"l.\"{name}\""))}
            from floor.policy_text f, crm.mt_doc_policylisting l where l.data ->> 'title' = '样本'
            """);
    }
}
