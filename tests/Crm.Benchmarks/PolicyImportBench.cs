using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using Crm.Foundation.Codes;
using Crm.Foundation.Searching;
using Crm.IntegrationTests;
using Crm.Policies.Importing.Resembling;
using Crm.Seeding;
using Crm.Testing;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>A ZIP of the portal's real size, 362 pages of ten documents, previewed, imported and taken back over the API by the released application; its memory; and the index of near-duplicates at ten times that size.</summary>
public static class PolicyImportBench
{
    private const int Pages = 362;
    private const int OnAPage = 10;
    private const int Stock = 36_200;
    private const string Editor = "editor@330521";
    private static readonly string Corpus = string.Concat(
        [.. DemoWords.Policies.Select(p => p.Body), .. DemoWords.FollowUps.Select(f => f.Text + f.Next), .. DemoWords.Calls.Select(c => c.Wish),
            .. Industries.All.Select(i => i.Label), .. Regions.All.Select(r => r.Name)]).ReplaceLineEndings("");

    public static async Task<Report> Run()
    {
        await using var app = await BenchApp.Start();
        var token = await TestPeople.GiveToken(app.Services, Editor);
        var report = new Report("Importing documents");
        await report.Conditions(app.Database);
        await app.StopApplication();
        await using (var released = await ReleasedApp.Start(app))
        {
            using var http = new HttpClient { BaseAddress = released.Address, Timeout = TimeSpan.FromMinutes(30) };
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            await Import(http, released, report);
            await Hostile(http, released, report);
        }
        await NearDuplicates(app.Database, report);
        return report;
    }

    private static async Task Import(HttpClient http, ReleasedApp released, Report report)
    {
        var (file, characters) = Archive();
        report.Say($"- a ZIP of {Pages} pages of {OnAPage} documents, {file.Length >> 20} MB, {characters / (Pages * OnAPage):N0} characters a document, each a text of its own");
        report.Say($"- memory of the application before: {released.MostMemory >> 20} MB");
        report.Head("step", "seconds", "documents/s", "most memory so far, MB");
        var import = "";
        foreach (var (step, query) in new[] { ("preview", "?preview=true"), ("import", ""), ("the same file again", "") })
        {
            var watch = Stopwatch.StartNew();
            using var answer = await http.PostAsync("/api/policies/import" + query, new MultipartFormDataContent { { new ByteArrayContent(file), "content", "portal.zip" } });
            var text = await released.Text(answer);
            if (step == "import") import = System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("importId").GetString()!;
            Row(report, step, watch.Elapsed, released);
        }
        var undo = Stopwatch.StartNew();
        using (var answer = await http.PostAsync($"/api/policies/imports/{import}/take-back", null)) await released.Text(answer);
        Row(report, "taking it back", undo.Elapsed, released);
    }

    private static async Task Hostile(HttpClient http, ReleasedApp released, Report report)
    {
        var hostile = DocumentFiles.Zip([.. Enumerable.Range(0, 3).Select(i => ($"{i}-bomb.pdf", DocumentFiles.PdfBomb(2_000))), ("3-large.pdf", [.. "%PDF-1.7\n"u8, .. new byte[200 << 20]]), ("4-deep.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 500_000))))]);
        var watch = Stopwatch.StartNew();
        var (done, child) = (false, 0L);
        var watching = Task.Run(async () =>
        {
            while (!Volatile.Read(ref done))
            {
                child = Math.Max(child, Children(released.Id).Select(ReleasedApp.MemoryOf).DefaultIfEmpty(0).Max());
                await Task.Delay(50);
            }
        });
        using var answer = await http.PostAsync("/api/policies/import?preview=true", new MultipartFormDataContent { { new ByteArrayContent(hostile), "content", "hostile.zip" } });
        await released.Text(answer);
        Volatile.Write(ref done, true);
        await watching;
        report.Say($"\nThree PDFs of 2 GB unpacked, one of 200 MB, a page of 500,000 elements within each other: {watch.Elapsed.TotalSeconds:F0} s, all refused; most memory of the application {released.MostMemory >> 20} MB, of its reader of documents {child >> 20} MB.");
    }

    private static async Task NearDuplicates(NpgsqlDataSource database, Report report)
    {
        var dice = new Random(11);
        var texts = Enumerable.Range(0, Stock).Select(_ => FoldedText.Fold(Text(dice, 1_500))).ToList();
        var watch = Stopwatch.StartNew();
        var sketches = texts.ConvertAll(text => TextSketch.Of(text)!);
        var sketching = watch.Elapsed;
        await using var connection = await database.OpenConnectionAsync();
        await using (var import = await connection.BeginBinaryImportAsync("copy crm.policy_sketch (document, fingerprint, length, sketch, bands) from stdin binary"))
        {
            for (var i = 0; i < Stock; i++) await import.WriteRowAsync(default, Guid.CreateVersion7(), $"{i}", texts[i].Length, sketches[i], TextSketch.Bands(sketches[i]));
            await import.CompleteAsync();
        }
        await using (var analyze = new NpgsqlCommand("vacuum (analyze) crm.policy_sketch", connection)) await analyze.ExecuteNonQueryAsync();
        var times = new List<double>();
        var found = 0;
        await using var command = new NpgsqlCommand("select document, sketch from crm.policy_alike($1)", connection) { Parameters = { new NpgsqlParameter<long[]>() } };
        for (var i = 0; i < 1_000; i++)
        {
            // A twentieth is cut away.
            var probe = TextSketch.Of(texts[i * 36][..(texts[i * 36].Length * 19 / 20)])!;
            ((NpgsqlParameter<long[]>)command.Parameters[0]).TypedValue = TextSketch.Bands(probe);
            var one = Stopwatch.StartNew();
            await using var reader = await command.ExecuteReaderAsync();
            var hit = false;
            while (await reader.ReadAsync()) hit |= TextSketch.Alike(probe, reader.GetFieldValue<int[]>(1)) >= TextSketch.Threshold;
            times.Add(one.Elapsed.TotalMilliseconds);
            if (hit) found++;
        }
        times.Sort();
        await using var size = new NpgsqlCommand("select pg_total_relation_size('crm.policy_sketch')", connection);
        report.Say($"\nNear-duplicates among {Stock:N0} documents of 1,500 characters: {found} of 1,000 shortened copies found; a look-up takes {times[500]:F1} ms (95 %: {times[950]:F1}); a sketch {sketching.TotalMilliseconds / Stock:F2} ms; table and indexes {(long)(await size.ExecuteScalarAsync())! >> 20} MB.");
    }

    private static void Row(Report report, string step, TimeSpan took, ReleasedApp released) =>
        report.Row(step, $"{took.TotalSeconds:F1}", $"{Pages * OnAPage / took.TotalSeconds:F0}", $"{released.MostMemory >> 20}");

    private static IEnumerable<int> Children(int parent) => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Select(name => int.TryParse(name, out var id) ? id : 0)
        .Where(id => id > 0 && File.Exists($"/proc/{id}/status") && Status(id).Contains($"PPid:\t{parent}\n", StringComparison.Ordinal));

    private static string Status(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/status");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static (byte[] File, long Characters) Archive()
    {
        var (dice, characters) = (new Random(7), 0L);
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var page = 1; page <= Pages; page++)
            {
                using var entry = new StreamWriter(archive.CreateEntry($"portal/{page:D3}.txt").Open(), new UTF8Encoding(false));
                for (var i = 1; i <= OnAPage; i++)
                {
                    var body = Text(dice, dice.Next(800, 5_000));
                    characters += body.Length;
                    entry.Write($"• 【湖州招商】第{page}页第{i}篇若干政策\n\n    {body.ReplaceLineEndings("\n\n    ")}\n\n    2025-07-09\n\n");
                }
            }
        }
        return (file.ToArray(), characters);
    }

    // A text of some length that resembles no other.
    private static string Text(Random dice, int length)
    {
        var body = new StringBuilder(length + 20);
        while (body.Length < length)
        {
            for (var left = dice.Next(3, 9); left > 0; left--) body.Append(Corpus.AsSpan(dice.Next(Corpus.Length - 6), dice.Next(2, 7)));
            body.Append(dice.Next(4) == 0 ? "。\n" : "，");
        }
        return body.ToString();
    }
}
