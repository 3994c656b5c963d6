using System.Diagnostics;
using Crm.Compendia;
using Crm.Compendia.Building;
using Crm.Compendia.Drafting;
using Crm.Compendia.Listing;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Importing;
using Crm.PublicSite.Details;
using Crm.Seeding;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks;

/// <summary>A compendium of two hundred documents as long as a yearly report: each format by itself, and the whole build as an editor sees it.</summary>
public static class CompendiaBench
{
    private const int Documents = 200;
    private const int Length = 12_000;
    private const int Turns = 3;
    private const string Editor = "editor@330521";

    public static async Task<Report> Run()
    {
        await using var app = await BenchApp.Start();
        var report = new Report("Compendium of 200 documents");
        await report.Conditions(app.Database);
        foreach (var number in Enumerable.Range(1, Documents)) await app.Send(new ImportPolicyDocument("样本", null, null, $"关于促进工业投资的若干措施（之{number}）", Body(number), new DateOnly(2026, 1, 5)), Editor);
        report.Say($"- {Documents} documents of {Length:N0} characters, made of the product's demo texts under numbered headings; {Turns} turns after one that warms up, median [least..most]; the gate of the whole build is 60 s");
        report.Head("what", "s", "MB");
        var scope = new CompendiumScope([], [], [], new DateOnly(2026, 6, 1));
        var book = await Read(app, scope);
        await Measure(report, "HTML", () => Task.FromResult(HtmlWriter.Write(book)));
        await Measure(report, "Word", () => Task.FromResult(DocxWriter.Write(book, DateTimeOffset.UtcNow)));
        var printer = app.Services.GetRequiredService<PdfPrinter>();
        if (printer.IsThere) await Measure(report, "PDF", () => printer.Print(book));
        else report.Row("PDF", "no Chromium", "–");
        await Build(app, report, scope);
        return report;
    }

    private static async Task<Book> Read(BenchApp app, CompendiumScope scope)
    {
        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var picked = await PickedPolicies.Of(scope, Documents, session, default);
        return (await BookBuilder.Compendium("汇编", scope, picked, DateTimeOffset.UtcNow, session, default)).By(SiteDetails.None);
    }

    private static async Task<byte[]> Measure(Report report, string what, Func<Task<byte[]>> write)
    {
        var (times, file) = (new List<double>(), Array.Empty<byte>());
        for (var turn = 0; turn <= Turns; turn++)
        {
            var watch = Stopwatch.StartNew();
            file = await write();
            if (turn > 0) times.Add(watch.Elapsed.TotalSeconds);
        }
        report.Row(what, Report.Of(times), $"{file.Length / 1e6:0.0}");
        return file;
    }

    private static async Task Build(BenchApp app, Report report, CompendiumScope scope)
    {
        var (times, bytes) = (new List<double>(), 0L);
        for (var turn = 0; turn <= Turns; turn++)
        {
            var (compendium, watch) = (Guid.CreateVersion7(), Stopwatch.StartNew());
            await app.Send(new DraftCompendium(compendium, "汇编", scope), Editor);
            await app.Send(new BuildCompendium(compendium, Guid.NewGuid()), Editor);
            bytes = await Built(app, compendium);
            if (turn > 0) times.Add(watch.Elapsed.TotalSeconds);
        }
        report.Row("the whole build, from the command to files in the database", Report.Of(times), $"{bytes / 1e6:0.0}");
    }

    private static async Task<long> Built(BenchApp app, Guid compendium)
    {
        while (true)
        {
            await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession();
            var row = await session.LoadAsync<CompendiumListing>(compendium);
            if (row?.Failure is { } failure) throw new InvalidOperationException($"The build came to nothing: {failure}");
            if (row?.Built is { } built) return built.Files.Sum(f => f.Bytes);
            await Task.Delay(100);
        }
    }

    private static string Body(int number)
    {
        var words = string.Concat(DemoWords.Policies.Select(p => p.Body.ReplaceLineEndings("")));
        var (body, at) = (new System.Text.StringBuilder(), number * 37 % words.Length);
        for (var section = 0; body.Length < Length; section++)
        {
            if (section % 6 == 0) body.Append("一二三四五六七八九十"[section / 6 % 10]).Append("、支持先进制造业项目落地\n");
            for (var taken = 0; taken < 280; taken += 40)
            {
                body.Append(words.AsSpan(at, Math.Min(40, words.Length - at)));
                at = (at + 40) % words.Length;
            }
            body.Append("。\n");
        }
        return body.ToString(0, Length);
    }
}
