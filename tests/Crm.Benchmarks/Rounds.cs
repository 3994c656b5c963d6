using System.Diagnostics;
using System.Runtime;

namespace Crm.Benchmarks;

/// <summary>One way of doing a thing.</summary>
/// <param name="Once">Does it once.</param>
/// <param name="Settle">Waits, outside the measured time, until what was begun is over.</param>
public sealed record Variant(string Name, Func<Task> Once, Func<Task>? Settle = null);

/// <summary>
/// Runs variants in turn inside one process, in another order each round, so that whatever else the machine does meets all of them. The first round warms up and is
/// not counted.
/// </summary>
public static class Rounds
{
    private static readonly TimeSpan LongestWarming = TimeSpan.FromSeconds(150);

    /// <summary>Counted rounds.</summary>
    public static int Count { get; } = Number("CRM_BENCH_ROUNDS", 5);

    /// <summary>Length of one variant's turn.</summary>
    public static TimeSpan Turn { get; } = TimeSpan.FromMilliseconds(Number("CRM_BENCH_TURN_MS", 2_000));

    /// <summary>
    /// Goes round the variants until the run-time compiler has little left to do: the product's path is some thousand methods long and gets faster for its first few
    /// thousand commands, the floor's only for its first hundred. Says how long that took.
    /// </summary>
    public static async Task<string> Warm(IReadOnlyList<Variant> variants)
    {
        var whole = Stopwatch.StartNew();
        var share = 1.0;
        while (share > 0.03 && whole.Elapsed < LongestWarming)
        {
            var (watch, before) = (Stopwatch.StartNew(), JitInfo.GetCompilationTime());
            foreach (var variant in variants) await Rate(variant, 8, Turn / 4);
            share = (JitInfo.GetCompilationTime() - before) / watch.Elapsed;
            // What one turn leaves is worked off before the next adds to it: mails to one person go out one after the other.
            foreach (var variant in variants) await (variant.Settle?.Invoke() ?? Task.CompletedTask);
        }
        return $"warmed up for {whole.Elapsed.TotalSeconds:0} s, at the end of which the run-time compiler took {share:P0} of one core";
    }

    /// <summary>How often a thing asks the database for something, from beginning to end; a commit is not a question.</summary>
    public static async Task<double> Questions(Variant variant)
    {
        const int times = 100;
        var asked = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStarted = _ => Interlocked.Increment(ref asked),
        };
        ActivitySource.AddActivityListener(listener);
        for (var i = 0; i < times; i++) await variant.Once();
        return asked / (double)times;
    }

    /// <summary>Times per second each variant was done, round by round.</summary>
    public static async Task<Dictionary<string, List<double>>> Rates(IReadOnlyList<Variant> variants, int workers)
    {
        var rates = variants.ToDictionary(v => v.Name, _ => new List<double>());
        for (var round = 0; round <= Count; round++)
        {
            for (var i = 0; i < variants.Count; i++)
            {
                var variant = variants[(i + round) % variants.Count];
                var rate = await Rate(variant, workers, round == 0 ? Turn / 2 : Turn);
                if (round > 0) rates[variant.Name].Add(rate);
                if (variant.Settle is { } settle) await settle();
            }
        }
        return rates;
    }

    /// <summary>One variant against another inside each round.</summary>
    public static List<double> Ratios(List<double> these, List<double> those) => [.. these.Zip(those, (a, b) => a / b)];

    private static async Task<double> Rate(Variant variant, int workers, TimeSpan turn)
    {
        var done = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < turn)
            {
                await variant.Once();
                Interlocked.Increment(ref done);
            }
        })));
        return done / watch.Elapsed.TotalSeconds;
    }

    private static int Number(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var given) ? given : otherwise;
}
