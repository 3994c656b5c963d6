using System.Diagnostics;
using System.Threading.Channels;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Pipeline.History;
using Crm.Pipeline.Showing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks;

/// <summary>P4: how soon the dashboard shows what was just done. An open page is told that the counts have followed, and asks again; so does this.</summary>
public static class PipelineArrivals
{
    private const int Writers = 16;
    private const int Probes = 300;

    /// <summary>Starts the application with its follower and adds what it finds to the report.</summary>
    public static async Task Time(BenchApp app, Report report)
    {
        await app.StopApplication();
        app.StartApplication();
        var free = await Write(app, TimeSpan.FromSeconds(10), null, default);
        var renewed = Channel.CreateUnbounded<bool>();
        using var listening = app.Services.GetRequiredService<LiveUpdates>().Listen(changed =>
        {
            if (changed.Documents.Any(document => document is PipelineRenewed)) renewed.Writer.TryWrite(true);
            return Task.CompletedTask;
        });
        await Settle(app);
        var quiet = await Probe(app, renewed.Reader, Probes / 3);
        using var over = new CancellationTokenSource();
        var writing = Write(app, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(Writers * 2 / free), over.Token);
        var beside = await Probe(app, renewed.Reader, Probes);
        await over.CancelAsync();
        var rate = await writing;
        var behind = await Settle(app);
        report.Say($"\nP4, from sending a command to the dashboard that shows it, told as an open page is told and asked as it asks. {Writers} writers open leads at {rate:F0} /s, half of the {free:F0} /s they reach unhindered; the follower was {behind:N0} events behind when they ended:");
        report.Head("what", "times", "p50, ms", "p95, ms", "p99, ms", "slowest, ms", "gate");
        foreach (var (name, found) in new[] { ("nothing else happens", quiet), ("beside the writers", beside) })
            report.Row(name, $"{found.Count}", PipelineBench.F(Timings.At(found, .5)), PipelineBench.F(Timings.At(found, .95)), PipelineBench.F(Timings.At(found, .99)), PipelineBench.F(found.Max()), "p99 ≤ 500");
    }

    // Waits until the follower has come to the last event; how many it was behind.
    private static async Task<long> Settle(BenchApp app)
    {
        var last = await PipelineBench.Number(app.Database, "select max(seq_id) from crm.mt_events");
        var behind = last - await Place();
        while (await Place() < last) await Task.Delay(100);
        return behind;

        Task<long> Place() => PipelineBench.Number(app.Database, $"select last_seq_id from crm.mt_event_progression where name = '{PipelineFollower.Mark}'");
    }

    private static async Task<List<double>> Probe(BenchApp app, ChannelReader<bool> renewed, int times)
    {
        var asked = new ShowPipeline("330523");
        var found = new List<double>();
        var before = await Opened();
        for (var i = 0; i <= times; i++)
        {
            while (renewed.TryRead(out _)) { }
            var watch = Stopwatch.StartNew();
            await Open(app, "officer@330523");
            while (await Opened() <= before) await renewed.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
            if (i > 0) found.Add(watch.Elapsed.TotalMilliseconds);
            before++;
        }
        return found;

        async Task<int> Opened() => (await PipelineBench.Answer(app, asked)).Funnel[0].Here.Count;
    }

    private static async Task<double> Write(BenchApp app, TimeSpan span, TimeSpan? pause, CancellationToken over)
    {
        var (done, watch) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < span && !over.IsCancellationRequested)
            {
                var next = watch.Elapsed + (pause ?? TimeSpan.Zero);
                await Open(app, "officer@330521");
                Interlocked.Increment(ref done);
                if (next - watch.Elapsed is { Ticks: > 0 } rest) await Task.Delay(rest, CancellationToken.None);
            }
        }, CancellationToken.None)));
        return done / watch.Elapsed.TotalSeconds;
    }

    private static Task Open(BenchApp app, string who) =>
        app.Send(new OpenLead(Guid.CreateVersion7(), $"企业{Guid.NewGuid():N}"[..14], "扩产", Source.Expo, null, new Needs { Investment = 5000 }, China.Today(TimeProvider.System), Owner: who), who);
}
