using System.Diagnostics;
using System.Globalization;
using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Importing;
using Crm.Policies.Library;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>
/// P7 and the library at ten times the portal: the product's search over HTTP, LIKE over the same texts in the same database and Lucene.Net's analyzer for Chinese, in turn in one run; whether the hits
/// are those of a scan; sizes; how long importing takes. <c>CRM_BENCH_DOCUMENTS</c> sets the number of documents.
/// </summary>
public static class PoliciesBench
{
    private const int LongestTerm = 8;
    private const int Timed = 12;
    private const int Imported = 100;
    private const string Region = "330000";

    // A scan of the whole library takes seconds, and each of some forty kinds of question is scanned for.
    private static int Checked => Documents > 10_000 ? 1 : 3;

    private static readonly int Documents = int.TryParse(Environment.GetEnvironmentVariable("CRM_BENCH_DOCUMENTS"), CultureInfo.InvariantCulture, out var given) ? given : 36_200;

    public static async Task<Report> Run()
    {
        await using var app = await BenchApp.Start();
        var texts = LibraryTexts.Read();
        var report = new Report($"The policy library with {Documents:N0} documents");
        await report.Conditions(app.Database);
        var times = await PolicyStock.Fill(app, texts, Documents);
        var folder = Path.Combine(app.Data, "lucene");
        var (characters, most) = await Characters(app);
        using var lucene = LuceneLibrary.Make(folder, texts, Documents);
        report.Say($"- made of {texts.Sentences:N0} sentences of {texts.Source}: {characters:N0} characters as folded, {characters / Documents:N0} a document on average, at most {most:N0}");

        var cases = Cases(texts);
        var wrong = await Check(app, cases);
        report.Say($"- hits compared with a scan (`LIKE` over one row a document): {cases.Count(c => c.Checked)} questions of 1 to {LongestTerm} characters, with filters, exclusion and phrases: {wrong} differ (gate 0)");
        // Each part is kept as soon as it is measured.
        foreach (var part in new Func<Task>[] { () => Time(app, lucene, cases, report), () => Others(app, texts, report), () => Sizes(app, lucene, times, report), () => Import(app, texts, report) })
        {
            await part();
            report.Write("policies");
        }
        using var self = Process.GetCurrentProcess();
        report.Say($"- working set of this process, which holds the application, the client and Lucene's reader: {self.WorkingSet64 / 1048576:N0} MiB");
        return report;
    }

    /// <summary>A question: what is typed, with which filters, and how a scan asks it.</summary>
    private sealed record Case(string Group, string Typed, string Term, SearchPolicies Asked, string Scan, string? Prefix, PolicyKind? Kind, bool Checked);

    private static List<Case> Cases(LibraryTexts texts)
    {
        var dice = new Random(9);
        var all = new List<Case>();
        for (var length = 1; length <= LongestTerm; length++)
        {
            for (var i = 0; i < Timed; i++)
            {
                var term = Term(texts, dice, length);
                var like = $"folded like '%{term}%' and not withdrawn";
                all.Add(new($"{length}", term, term, new(term), like, null, null, i < Checked));
                all.Add(new($"{length}, region", term, term, new(term, Region), like + " and region like '33%'", "33", null, i < Checked));
                all.Add(new($"{length}, region and kind", term, term, new(term, Region, PolicyKind.Measure), like + " and region like '33%' and kind = 'Measure'", "33", PolicyKind.Measure, i < Checked));
                all.Add(new($"{length}, days and validity", term, term, new(term, Validity: Validity.Unstated, From: new(2015, 1, 1), To: new(2022, 12, 31)),
                    like + " and valid_from is null and valid_to is null and day between '2015-01-01' and '2022-12-31'", null, null, i < Checked));
                if (length is < 2 or > 4) continue;
                var other = Term(texts, dice, length);
                all.Add(new("two words", $"{term} {other}", term, new($"{term} {other}"), like + $" and folded like '%{other}%'", null, null, i < Checked));
                all.Add(new("one without the other", $"{term} -{other}", term, new($"{term} -{other}"), like + $" and folded not like '%{other}%'", null, null, i < Checked));
                var (one, two) = (term[..(length / 2)], term[(length / 2)..]);
                all.Add(new("phrase", $"“{one} {two}”", term, new($"“{one} {two}”"), like, null, null, i < Checked));
            }
        }
        return all;
    }

    // Terms hold no mark, as people type them, and are picked where a text has them: common ones come up as often as they are common.
    private static string Term(LibraryTexts texts, Random dice, int length)
    {
        while (true)
        {
            var body = texts.Make(dice.Next(Documents)).Body.ToLowerInvariant();
            var term = body.Substring(dice.Next(body.Length - length), length);
            if (term.All(char.IsLetterOrDigit)) return term;
        }
    }

    private static async Task<int> Check(BenchApp app, List<Case> cases)
    {
        var database = app.Services.GetRequiredService<NpgsqlDataSource>();
        var wrong = 0;
        foreach (var one in cases.Where(c => c.Checked))
        {
            var scanned = new HashSet<Guid>();
            await using (var command = app.Database.CreateCommand($"select id from floor.policy_text where {one.Scan}"))
            {
                command.CommandTimeout = 600;
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync()) scanned.Add(reader.GetGuid(0));
            }
            var (found, _, _) = await FoundPolicies.Find(database, one.Asked, China.Today(TimeProvider.System), 2 * Documents, default, sections: false);
            if (found.Count == scanned.Count && scanned.SetEquals(found.Select(f => f.Id))) continue;
            wrong++;
            Console.Error.WriteLine($"{one.Group} {one.Typed}: {found.Count} found, {scanned.Count} by scan");
        }
        return wrong;
    }

    private static async Task Time(BenchApp app, LuceneLibrary lucene, List<Case> cases, Report report)
    {
        using var client = await app.Client("officer@330521");
        var (product, library, like) = (new Dictionary<string, List<double>>(), new Dictionary<string, List<double>>(), new Dictionary<string, List<double>>());
        var scans = Math.Max(1, Rounds.Count);
        for (var round = 0; round <= Rounds.Count; round++)
        {
            var dice = new Random(round);
            foreach (var (one, i) in cases.Select((c, i) => (c, i)).OrderBy(_ => dice.Next()).ToList())
            {
                var asking = await Ms(async () => (await client.GetAsync(Address(one.Asked))).EnsureSuccessStatusCode());
                var reading = await Ms(() => Task.FromResult(lucene.Ask(one.Term, one.Prefix, one.Kind)));
                if (round == 0) continue;
                Add(product, one.Group, asking);
                if (one.Group.Length == 1 || one.Prefix is not null) Add(library, one.Group, reading);
                // A scan takes seconds: each checked question is scanned once, in one of the rounds.
                if (one.Checked && one.Group.Length == 1 && i % scans == round - 1) Add(like, one.Group, await Ms(() => Scan(app, one)));
            }
        }
        report.Say($"- times in ms, p50 / p95 (slowest): {Timed} questions a row, each once in each of {Rounds.Count} rounds after one that warms up, in another order each round; LIKE: each of {Checked} questions once");
        report.Say("- search: over HTTP as a page asks it (sign-in by token, rules, hits, ranking, best section and marks of 20 documents, count up to 1,001, JSON); Lucene.Net: 20 ids and the number of hits, in the same process; LIKE: the ids of all hits");
        report.Head("characters", "search", "Lucene.Net", "LIKE", "search / LIKE (medians)", "gate");
        foreach (var group in product.Keys.OrderBy(k => k.Length > 1 ? 1 : 0).ThenBy(k => k, StringComparer.Ordinal))
        {
            var scan = like.GetValueOrDefault(group);
            report.Row(group, Shown(product[group]), library.TryGetValue(group, out var others) ? Shown(others) : "", scan is null ? "" : Shown(scan),
                scan is null ? "" : $"{At(scan, .5) / At(product[group], .5):F0}× faster", scan is null ? "p95 ≤ 50" : "p95 ≤ 50; ≥ 50× faster");
        }
        var gated = product.Where(p => char.IsAsciiDigit(p.Key[0]) && p.Key[0] != '1').SelectMany(p => p.Value).ToList();
        report.Say($"\n- 2 to {LongestTerm} characters, all filters together: {Shown(gated)} ms (gate: p95 ≤ 50)");
    }

    // What else asks the same index: suggestions at every pause of typing, the hotline's answer aid, the list on the public site, the shelves.
    private static async Task Others(BenchApp app, LibraryTexts texts, Report report)
    {
        string[] words = ["补贴", "人才", "技术改造", "用地", "厂房", "数字经济", "智能制造", "奖励", "生物医药", "高新技术企业", "租金", "光伏"];
        using var client = await app.Client("officer@330521");
        var dice = new Random(3);
        (string Name, Func<Task> Once)[] all =
        [
            ("suggestions for two characters", () => client.GetStringAsync($"/api/policies/suggestions?text={Uri.EscapeDataString(Term(texts, dice, 2))}")),
            ("suggestions for two initials", () => client.GetStringAsync($"/api/policies/suggestions?text={(char)dice.Next('a', 'z')}{(char)dice.Next('a', 'z')}")),
            ("answers to a caller, two words", () => Ask(client, [.. dice.GetItems(words, 2)])),
            ("answers to a caller, four words", () => Ask(client, [.. dice.GetItems(words, 4)])),
            ("the whole library, newest first", () => client.GetStringAsync("/api/policies")),
            ("one place, no word", () => client.GetStringAsync($"/api/policies?region={Region}&kind=Measure")),
            ("shelves with their numbers", () => client.GetStringAsync("/api/policies/shelves")),
            ("public list, one word", () => client.GetStringAsync($"/site/policies?q={Uri.EscapeDataString(Term(texts, dice, 2))}")),
        ];
        report.Say("\nWhat else asks the index, over HTTP, ms, p50 / p95 (slowest):");
        report.Head("what", "ms");
        foreach (var (name, once) in all)
        {
            var times = new List<double>();
            for (var i = 0; i < 5; i++) await once();
            for (var i = 0; i < Timed * Rounds.Count; i++) times.Add(await Ms(once));
            report.Row(name, Shown(times));
        }
    }

    private static async Task Ask(HttpClient client, string[] words) =>
        (await client.PostAsync("/api/policies/answers", new StringContent($$"""{"text":"请问有没有{{string.Join("和", words)}}方面的政策"}""", System.Text.Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode();

    private static async Task Sizes(BenchApp app, LuceneLibrary lucene, StockTimes times, Report report)
    {
        report.Say("\nSizes and times:");
        report.Head("what", "MiB");
        foreach (var (what, sql) in new[]
        {
            ("sections: text as written and as folded", "pg_total_relation_size('crm.policy_section')"),
            ("rows to filter and rank by", "pg_relation_size('crm.policy_search') + pg_relation_size('crm.policy_search_pkey') + pg_relation_size('crm.policy_search_day')"),
            ("text in one piece and runs (compressed) beside the rows", "pg_total_relation_size((select reltoastrelid from pg_class where oid = 'crm.policy_search'::regclass))"),
            ("index of runs", "pg_relation_size('crm.policy_search_runs')"),
            ("index of runs in headings", "pg_relation_size('crm.policy_search_headings')"),
            ("index of runs and initials in titles", "pg_relation_size('crm.policy_search_titles')"),
            ("for comparison: the folded texts, one row a document (LIKE reads them)", "pg_total_relation_size('floor.policy_text')"),
        })
        {
            await using var command = app.Database.CreateCommand($"select ({sql}) / 1048576.0");
            var size = (decimal)(await command.ExecuteScalarAsync())!;
            report.Row(what, string.Create(CultureInfo.InvariantCulture, $"{size:F0}"));
        }
        report.Row("for comparison: Lucene.Net's directory, without the texts", string.Create(CultureInfo.InvariantCulture, $"{lucene.Bytes / 1048576.0:F0}"));
        report.Say(string.Create(CultureInfo.InvariantCulture, $"\n- loaded by COPY in {times.Texts:F0} s, indexes made afterwards in {times.Index:F0} s; Lucene.Net's in {lucene.Seconds:F0} s"));
    }

    // The path of a document that is imported: rules, command, event, listing, text, sections, index; into the full library.
    private static async Task Import(BenchApp app, LibraryTexts texts, Report report)
    {
        report.Say($"\nImporting {Imported} more documents by commands into the full library, each in a transaction of its own, durable, indexes kept:");
        report.Head("at a time", "documents /s", "characters /s");
        var next = Documents;
        foreach (var at in new[] { 1, 2 })
        {
            var made = Enumerable.Range(next, Imported).Select(texts.Make).ToList();
            next += Imported;
            var watch = Stopwatch.StartNew();
            await Parallel.ForEachAsync(made, new ParallelOptions { MaxDegreeOfParallelism = at }, async (d, _) =>
                await app.Send(new ImportPolicyDocument("样本", null, d.Place.Code, d.Title, d.Body, d.Day), "editor@330521"));
            report.Row($"{at}", $"{Imported / watch.Elapsed.TotalSeconds:F1}", $"{made.Sum(d => (long)d.Body.Length) / watch.Elapsed.TotalSeconds:N0}");
        }
    }

    private static async Task<(long All, int Most)> Characters(BenchApp app)
    {
        await using var command = app.Database.CreateCommand("select sum(length(folded)), max(length(folded)) from floor.policy_text");
        command.CommandTimeout = 600;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt32(1));
    }

    private static string Address(SearchPolicies q)
    {
        var parts = new (string, object?)[] { ("text", q.Text), ("region", q.Region), ("kind", q.Kind), ("validity", q.Validity), ("from", q.From?.ToString("O")), ("to", q.To?.ToString("O")) };
        return "/api/policies?" + string.Join('&', parts.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString($"{p.Item2}")}"));
    }

    private static async Task Scan(BenchApp app, Case one)
    {
        await using var command = app.Database.CreateCommand($"select id from floor.policy_text where {one.Scan}");
        command.CommandTimeout = 600;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) reader.GetGuid(0);
    }

    private static async Task<double> Ms(Func<Task> once)
    {
        var watch = Stopwatch.StartNew();
        await once();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Add(Dictionary<string, List<double>> times, string group, double ms)
    {
        if (!times.TryGetValue(group, out var all)) times[group] = all = [];
        all.Add(ms);
    }

    private static double At(List<double> times, double part) => times.Order().ElementAt((int)Math.Min(times.Count - 1, Math.Ceiling(part * times.Count) - 1));

    private static string Shown(List<double> times) => string.Create(CultureInfo.InvariantCulture, $"{At(times, .5):F1} / {At(times, .95):F1} ({times.Max():F1})");
}
