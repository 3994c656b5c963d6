using System.Diagnostics;
using System.Globalization;

namespace Crm.Benchmarks;

/// <summary>Many open pages with rows to tick, in a process of their own.</summary>
public sealed class CircuitCrowd : IAsyncDisposable
{
    /// <summary>First argument of the process that holds the pages.</summary>
    public const string Word = "open-pages";

    private readonly Companion companion;

    private CircuitCrowd(Companion companion) => this.companion = companion;

    /// <summary>Starts the process.</summary>
    public static CircuitCrowd Start(Uri page, string cookie) => new(Companion.Start(Word, page.ToString(), cookie));

    /// <summary>Opens so many more pages.</summary>
    public Task Open(int count) => companion.Ask($"open {count}");

    /// <summary>Lets some of them tick rows one after the other for a while; returns the ticks per second of all together.</summary>
    public async Task<double> Tick(int pages, TimeSpan turn) =>
        double.Parse(await companion.Ask(string.Create(CultureInfo.InvariantCulture, $"tick {pages} {turn.TotalMilliseconds:F0}")), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => companion.DisposeAsync();

    /// <summary>What the process does.</summary>
    public static async Task<int> Run(Uri page, string cookie)
    {
        var open = new List<CircuitClient>();
        await using var alive = CircuitClient.KeepAlive(open);
        await Companion.Serve(line => Obey(line.Split(' '), page, cookie, open));
        foreach (var client in open) await client.DisposeAsync();
        return 0;
    }

    private static async Task<string> Obey(string[] words, Uri page, string cookie, List<CircuitClient> open)
    {
        var number = int.Parse(words[1], CultureInfo.InvariantCulture);
        if (words[0] == "open")
        {
            for (var i = 0; i < number; i++)
            {
                var client = await CircuitClient.Open(page, cookie);
                lock (open) open.Add(client);
            }
            return "ok";
        }
        var (turn, done, watch) = (TimeSpan.FromMilliseconds(int.Parse(words[2], CultureInfo.InvariantCulture)), 0, Stopwatch.StartNew());
        await Task.WhenAll(open.Take(number).Select(async client =>
        {
            while (watch.Elapsed < turn)
            {
                await client.Tick();
                Interlocked.Increment(ref done);
            }
        }));
        return (done / watch.Elapsed.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }
}
