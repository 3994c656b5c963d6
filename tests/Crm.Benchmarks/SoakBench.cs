using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>Twenty minutes of calls and forms at an even pace: nothing may grow that does not have to.</summary>
public static class SoakBench
{
    private const int Agents = 20;
    private static readonly double Minutes = double.TryParse(Environment.GetEnvironmentVariable("CRM_BENCH_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var given) ? given : 20;

    public static async Task<Report> Run()
    {
        await using var app = await BenchApp.Start(settings: Office.Settings);
        var office = await Office.Open(app, Agents);
        await using var crowd = Companion.Start(OfficeCrowd.Word);
        await crowd.Ask($"office {JsonSerializer.Serialize(office)}");
        await crowd.Ask("open");
        await crowd.Ask("ring 40");
        var report = new Report("Soak");
        await report.Conditions(app.Database);
        // Two hundred calls and so many forms an hour of the script, squeezed into the minutes of the run.
        var (speed, forms) = (60 / Minutes, (int)(Minutes * 30));
        var load = crowd.Ask(string.Create(CultureInfo.InvariantCulture, $"play {speed} {forms}"));
        report.Say(string.Create(CultureInfo.InvariantCulture, $"- {Agents} open desks and an open inbox; a rush hour of calls in {Minutes} minutes, {forms} forms beside it; heap after forced compacting collections"));
        report.Head("minute", "heap, MiB", "working set, MiB", "connections", "dead letters", "messages waiting", "events");
        var samples = new List<(double Minute, double Heap)>();
        var start = DateTime.UtcNow;
        var step = TimeSpan.FromMinutes(Minutes / 20);
        for (var i = 0; !load.IsCompleted || i == 0; i++)
        {
            await Task.WhenAny(load, Task.Delay(start + step * i - DateTime.UtcNow is { Ticks: > 0 } pause ? pause : TimeSpan.Zero));
            var (heap, set) = CircuitsBench.Memory();
            var minute = (DateTime.UtcNow - start).TotalMinutes;
            samples.Add((minute, heap / 1048576.0));
            report.Row(Text(minute, "F1"), Text(heap / 1048576.0, "F1"), Text(set / 1048576.0, "F0"), await Count(app.Database, "pg_stat_activity where datname = current_database()"),
                await Count(app.Database, "crm.wolverine_dead_letters"), await Count(app.Database, "crm.wolverine_incoming_envelopes where status <> 'Handled'"), await Count(app.Database, "crm.mt_events"));
        }
        var times = IntakeBench.Read(await load);
        report.Say(string.Create(CultureInfo.InvariantCulture, $"\n{IntakeBench.Counts(times)}. Heap over the last three quarters: {Slope([.. samples.Where(s => s.Minute > Minutes / 4)]) * 60:+0.0;-0.0} MiB an hour."));
        report.Head("what", "times", "p50, ms", "p95, ms", "p99, ms", "slowest, ms", "gate");
        foreach (var what in new[] { "pop", "save", "form", "inbox" }) IntakeBench.Row(report, what, times, what, "–");
        return report;
    }

    // Least squares: MiB a minute.
    private static double Slope(IReadOnlyList<(double X, double Y)> samples)
    {
        var (x, y) = (samples.Average(s => s.X), samples.Average(s => s.Y));
        return samples.Sum(s => (s.X - x) * (s.Y - y)) / samples.Sum(s => (s.X - x) * (s.X - x));
    }

    private static async Task<string> Count(NpgsqlDataSource database, string from)
    {
        await using var command = database.CreateCommand($"select count(*) from {from}");
        return $"{await command.ExecuteScalarAsync()}";
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
