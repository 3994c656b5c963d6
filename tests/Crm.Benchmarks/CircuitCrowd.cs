using System.Diagnostics;
using System.Globalization;

namespace Crm.Benchmarks;

/// <summary>
/// Many open pages in a process of their own, so that their memory and their work are not taken for the server's. The benchmark starts it, talks to it by lines, and ends it.
/// </summary>
public sealed class CircuitCrowd : IAsyncDisposable
{
    /// <summary>First argument of the process that holds the pages.</summary>
    public const string Word = "open-pages";

    private readonly Process process;

    private CircuitCrowd(Process process) => this.process = process;

    /// <summary>Starts the process.</summary>
    public static CircuitCrowd Start(Uri page, string cookie)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), Word, page.ToString(), cookie]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return new CircuitCrowd(Process.Start(start)!);
    }

    /// <summary>Opens so many more pages.</summary>
    public Task Open(int count) => Ask($"open {count}");

    /// <summary>Lets some of them tick rows one after the other for a while; returns the ticks per second of all together.</summary>
    public async Task<double> Tick(int pages, TimeSpan turn) =>
        double.Parse(await Ask(string.Create(CultureInfo.InvariantCulture, $"tick {pages} {turn.TotalMilliseconds:F0}")), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>What the process does.</summary>
    public static async Task<int> Run(Uri page, string cookie)
    {
        var open = new List<CircuitClient>();
        using var alive = new Timer(_ => { lock (open) foreach (var client in open) _ = client.Ping(); }, null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            try
            {
                Console.WriteLine(await Obey(line.Split(' '), page, cookie, open));
            }
            catch (Exception e)
            {
                Console.WriteLine($"! {e.ToString().ReplaceLineEndings(" ")}");
            }
        }
        await alive.DisposeAsync();
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

    private async Task<string> Ask(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        var answer = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process with the open pages ended");
        return answer.StartsWith('!') ? throw new InvalidOperationException(answer) : answer;
    }

    // Started as "dotnet Crm.Benchmarks.dll" or by its own file.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(CircuitCrowd).Assembly.Location] : [];
}
