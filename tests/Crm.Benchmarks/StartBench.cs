using System.Diagnostics;
using System.Net.Http.Json;
using Crm.IntegrationTests;

namespace Crm.Benchmarks;

/// <summary>P12: the released application as a process of its own, from its start on a database that already answers to the first page, to readiness and to the first command.</summary>
public static class StartBench
{
    private const string Officer = "officer@330521";

    public static async Task<Report> Run()
    {
        await using var app = await BenchApp.Start();
        var token = await TestPeople.GiveToken(app.Services, Officer);
        var report = new Report("Start of the released application");
        await report.Conditions(app.Database);
        // The schema stands and nobody else works in the database.
        await app.StopApplication();
        report.Say($"- a new process each time, PostgreSQL running and answering before it; {Rounds.Count} starts after one that warms up the machine's file cache; median [least..most]");
        report.Head("from the start of the process to", "ms", "gate");
        var (ready, first, second) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds.Count; round++)
        {
            var (r, f, s) = await Start(app, token);
            if (round == 0) continue;
            ready.Add(r);
            first.Add(f);
            second.Add(s);
        }
        report.Row("/health/ready says 200", Report.Of(ready), "≤ 3000");
        report.Row("the first command is answered (OpenLead over HTTP with a token)", Report.Of([.. ready.Zip(first, (a, b) => a + b)]), "–");
        report.Row("of which that command, from request to answer", Report.Of(first), "–");
        report.Row("the second such command, for comparison", Report.Of(second), "–");
        return report;
    }

    private static async Task<(double Ready, double First, double Second)> Start(BenchApp app, string token)
    {
        await using var released = await ReleasedApp.Start(app);
        using var http = new HttpClient { BaseAddress = released.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return (released.Ready.TotalMilliseconds, await Command(http), await Command(http));
    }

    private static async Task<double> Command(HttpClient http)
    {
        var lead = new { leadId = Guid.CreateVersion7(), company = "浙江云帆机电有限公司", project = "电机扩产", source = "Expo", needs = new { }, occurredOn = "2026-06-01", unit = "330521" };
        var watch = Stopwatch.StartNew();
        using var answer = await http.PostAsJsonAsync("/api/leads", lead);
        var took = watch.Elapsed.TotalMilliseconds;
        return answer.IsSuccessStatusCode ? took : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }
}
