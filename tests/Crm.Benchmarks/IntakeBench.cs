using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Crm.Leads;
using Crm.Leads.Opening;

namespace Crm.Benchmarks;

/// <summary>
/// What people who take in inquiries wait for: a rush hour of two hundred calls at twenty open desks with a thousand forms beside it, and P8, the way from a ring to the
/// agent's screen while sixteen writers write.
/// </summary>
public static class IntakeBench
{
    private const int Agents = 20;
    private const int Writers = 16;
    private const int Forms = 1_000;
    private const double Speed = 12;
    private const int Rings = 300;

    private static readonly DateOnly Day = new(2026, 6, 1);

    public static async Task<Report> Run()
    {
        await using var app = await BenchApp.Start(settings: Office.Settings);
        var office = await Office.Open(app, Agents);
        await using var crowd = Companion.Start(OfficeCrowd.Word);
        await crowd.Ask($"office {JsonSerializer.Serialize(office)}");
        var report = new Report("P8 and intake: what is waited for at the hotline and in the inbox");
        await report.Conditions(app.Database);
        report.Say($"- {Agents} agents with the desk open and a manager with the inbox open, by a client of the circuits' protocol over real connections, in a process of its own on the same machine");
        report.Say("- pop: from sending the ringing report to the drawing with the caller's number having come to that agent's page; save: `LogCall` over HTTP; form: the visitor's post to its answer; inbox: from that post to the drawing with the company in it having come to the manager's page");

        var (heap, set) = CircuitsBench.Memory();
        await crowd.Ask("open");
        var (heapOpen, setOpen) = CircuitsBench.Memory();
        await crowd.Ask("ring 40");
        report.Say(string.Create(CultureInfo.InvariantCulture, $"- {(heapOpen - heap) / 1024.0 / (Agents + 1):F0} KiB of heap and {(setOpen - set) / 1024.0 / (Agents + 1):F0} KiB of working set per open page, the first ones included with what they load once"));

        var played = Read(await crowd.Ask(string.Create(CultureInfo.InvariantCulture, $"play {Speed} {Forms}")));
        report.Say($"- rush hour, played {Speed:F0} times as fast: {Counts(played)}");
        report.Head("what", "times", "p50, ms", "p95, ms", "p99, ms", "slowest, ms", "gate");
        foreach (var (what, gate) in new[] { ("pop", "p95 ≤ 500 ms"), ("save", "–"), ("form", "–"), ("inbox", "–") }) Row(report, $"rush hour: {what}", played, what, gate);

        var free = await Write(app, TimeSpan.FromSeconds(5), pause: null);
        using var over = new CancellationTokenSource();
        var pause = TimeSpan.FromSeconds(Writers * 2 / free);
        var writing = Write(app, TimeSpan.FromMinutes(10), pause, over.Token);
        var rung = Read(await crowd.Ask($"ring {Rings}"));
        await over.CancelAsync();
        var rate = await writing;
        Row(report, "P8: pop beside writers", rung, "pop", "p99 ≤ 500 ms");
        report.Say(string.Create(CultureInfo.InvariantCulture, $"\nP8: {Writers} writers open leads at {rate:F0} /s, half of the {free:F0} /s they reach unhindered; {Counts(rung)}."));
        return report;
    }

    // So many leads a second; with a pause each writer waits between two.
    private static async Task<double> Write(BenchApp app, TimeSpan span, TimeSpan? pause, CancellationToken over = default)
    {
        var (done, watch) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < span && !over.IsCancellationRequested)
            {
                var next = watch.Elapsed + (pause ?? TimeSpan.Zero);
                await app.Send(new OpenLead(Guid.CreateVersion7(), $"企业{Guid.NewGuid():N}"[..14], "扩产", Source.Expo, null, new Needs { Investment = 5000 }, Day, Owner: "officer@330521"), "officer@330521");
                Interlocked.Increment(ref done);
                if (next - watch.Elapsed is { Ticks: > 0 } rest) await Task.Delay(rest, CancellationToken.None);
            }
        }, CancellationToken.None)));
        return done / watch.Elapsed.TotalSeconds;
    }

    /// <summary>A row of quantiles.</summary>
    internal static void Row(Report report, string name, OfficeTimes times, string what, string gate)
    {
        var sorted = times.Milliseconds.GetValueOrDefault(what, []).Order().ToList();
        if (sorted.Count == 0) throw new InvalidOperationException($"No {what} was timed: {Counts(times)}");
        string At(double part) => sorted[Math.Min(sorted.Count - 1, (int)(part * sorted.Count))].ToString("F0", CultureInfo.InvariantCulture);
        report.Row(name, $"{sorted.Count}", At(.5), At(.95), At(.99), At(1), gate);
    }

    /// <summary>How much there was of what.</summary>
    internal static string Counts(OfficeTimes times) => string.Join(", ", times.Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));

    /// <summary>What the crowd answered.</summary>
    internal static OfficeTimes Read(string answer) => JsonSerializer.Deserialize<OfficeTimes>(answer)!;
}
