using Crm.IntegrationTests;
using Crm.Parks.Offering;
using Crm.Parks.Registering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Benchmarks;

/// <summary>P10: public pages over a real connection, against an endpoint that answers a short text from a bare Kestrel in the same process.</summary>
public static class PublicBench
{
    private const int Workers = 8;
    private const int Parks = 60;
    private const int Documents = 10_000;

    public static async Task<Report> Run()
    {
        await using var app = await BenchApp.Start();
        await PolicyStock.Fill(app, LibraryTexts.Read(), Documents);
        var park = await Register(app);
        var article = await Article(app);
        var (server, text) = await Floor();
        await using var stopping = server;
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Workers * 2, UseCookies = false }) { BaseAddress = app.Address };
        (string Name, string Address)[] pages =
        [
            ("home", "/"), ("list of documents", "/site/policies"), ("list, page 250", "/site/policies?page=250"), ("document", $"/site/policies/{article}"), ("park", $"/site/parks/{park}"),
        ];
        List<Variant> variants = [new("floor", () => client.GetByteArrayAsync(text)), .. pages.Select(page => new Variant(page.Name, () => client.GetByteArrayAsync(page.Address)))];
        var report = new Report("P10: public pages");
        await report.Conditions(app.Database);
        report.Say($"- {Documents:N0} documents, {Parks} parks, {Workers} clients, each asking again as soon as it has its answer; answers not compressed");
        report.Say("- floor: a short text from a bare Kestrel in the same process");
        report.Say("- " + await Rounds.Warm(variants));
        var rates = await Rounds.Rates(variants, Workers);
        report.Head("page", "bytes", "requests /s", "share of the floor");
        report.Row("floor", "", Report.Of(rates["floor"]), "");
        foreach (var (name, address) in pages)
            report.Row(name, $"{(await client.GetByteArrayAsync(address)).Length}", Report.Of(rates[name]), Report.Of([.. Rounds.Ratios(rates[name], rates["floor"]).Select(r => r * 100)], "F1", " %"));
        await app.StopApplication();
        await Paint(app, pages, report);
        return report;
    }

    private static async Task Paint(BenchApp app, IReadOnlyList<(string Name, string Address)> pages, Report report)
    {
        await using var released = await ReleasedApp.Start(app);
        await using var phone = await PhoneBrowser.Start();
        report.Say("\nOn a phone (Chromium, 390×844; 150 ms, 1.6 Mbit/s, processor four times slower; nothing stored; five openings after one):");
        report.Head("page", "largest contentful paint, ms", "transferred, KB", "files", "hosts", "gate");
        foreach (var (name, address) in pages.Append(("asking", "/ask")))
        {
            var paints = new List<PagePaint>();
            for (var i = 0; i <= Rounds.Count; i++) paints.Add(await phone.Open(new Uri(released.Address, address)));
            paints.RemoveAt(0);
            report.Row(name, Report.Of([.. paints.Select(p => p.Paint)]), Report.Of([.. paints.Select(p => p.Bytes / 1000.0)]), $"{paints[0].Files}", $"{paints[0].Hosts}", "≤ 2,500 ms, ≤ 200 KB");
        }
    }

    private static async Task<Guid> Register(BenchApp app)
    {
        var last = Guid.Empty;
        for (var i = 0; i < Parks; i++)
        {
            last = Guid.CreateVersion7();
            await app.Send(new RegisterPark(last, new() { Name = $"产业园 {i}", Region = "330521", LeadingIndustries = ["C35", "C38"] }, new DateOnly(2026, 1, 5), "330521"), "manager@330521");
            for (var plot = 0; plot < 4; plot++)
                await app.Send(new OfferPlot(last, Guid.CreateVersion7(), new() { Name = $"A-{plot}", LandMu = 40 + plot }, new DateOnly(2026, 1, 5)), "manager@330521");
        }
        return last;
    }

    // The document that came by a command: the others have no text of their own.
    private static async Task<Guid> Article(BenchApp app)
    {
        await using var command = app.Database.CreateCommand("select document from crm.policy_section where original = '样本' limit 1");
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<(WebApplication Server, Uri Text)> Floor()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet("/", () => Results.Text("一段短文字"));
        await server.StartAsync();
        return (server, new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    }
}
