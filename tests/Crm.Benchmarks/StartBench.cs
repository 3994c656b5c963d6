using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Crm.IntegrationTests;

namespace Crm.Benchmarks;

/// <summary>P12: the released application as a process of its own, from its start on a database that already answers to the first page, to readiness and to the first command.</summary>
public static class StartBench
{
    private const string Officer = "officer@330521";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

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
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var released = Path.GetFullPath(Path.Combine("artifacts", "app"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(released, "Crm.dll"), "--urls", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Crm"] = app.ConnectionString;
        start.Environment["CRM_DATA_DIR"] = app.Data;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_CONTENTROOT"] = released;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var said = new StringBuilder();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => { lock (said) said.AppendLine(e.Data); };
        process.ErrorDataReceived += (_, e) => { lock (said) said.AppendLine(e.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            while (!await IsReady(http))
            {
                if (process.HasExited || watch.Elapsed > Patience) throw new InvalidOperationException($"The application did not become ready: {said}");
                await Task.Delay(5);
            }
            var ready = watch.Elapsed.TotalMilliseconds;
            return (ready, await Command(http), await Command(http));
        }
        finally
        {
            using var term = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<double> Command(HttpClient http)
    {
        var lead = new { leadId = Guid.CreateVersion7(), company = "浙江云帆机电有限公司", project = "电机扩产", source = "Expo", needs = new { }, occurredOn = "2026-06-01", unit = "330521" };
        var watch = Stopwatch.StartNew();
        using var answer = await http.PostAsJsonAsync("/api/leads", lead);
        var took = watch.Elapsed.TotalMilliseconds;
        return answer.IsSuccessStatusCode ? took : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
