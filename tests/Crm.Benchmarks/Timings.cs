using System.Diagnostics;

namespace Crm.Benchmarks;

/// <summary>How long a thing took, round by round.</summary>
/// <param name="Medians">Milliseconds, one median a round.</param>
/// <param name="Slowest">The slowest single time of all rounds, in milliseconds.</param>
/// <param name="P95">What 95 of 100 single times of all rounds stay below, in milliseconds.</param>
public sealed record Timing(IReadOnlyList<double> Medians, double Slowest, double P95);

/// <summary>
/// Times single calls of many variants in turn, in another order each round. A turn is a handful of calls, so that a round of fifty variants stays within a minute and
/// all of them meet the same weather.
/// </summary>
public static class Timings
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(60);

    /// <summary>The times of each variant; the first round warms up and is not counted.</summary>
    /// <param name="fewest">Calls a turn at least has, however long they take.</param>
    public static async Task<Dictionary<string, Timing>> Of(IReadOnlyList<Variant> variants, int fewest = 3)
    {
        var medians = variants.ToDictionary(v => v.Name, _ => new List<double>());
        var single = variants.ToDictionary(v => v.Name, _ => new List<double>());
        for (var round = 0; round <= Rounds.Count; round++)
        {
            for (var i = 0; i < variants.Count; i++)
            {
                var variant = variants[(i + round) % variants.Count];
                var times = await Times(variant.Once, fewest);
                if (round == 0) continue;
                medians[variant.Name].Add(times[times.Count / 2]);
                single[variant.Name].AddRange(times);
            }
        }
        return medians.ToDictionary(m => m.Key, m => new Timing(m.Value, single[m.Key].Max(), At(single[m.Key], .95)));
    }

    /// <summary>What this part of the times stays below.</summary>
    public static double At(IEnumerable<double> times, double part)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(part * sorted.Count))];
    }

    private static async Task<List<double>> Times(Func<Task> once, int fewest)
    {
        var times = new List<double>();
        var turn = Stopwatch.StartNew();
        while (times.Count < fewest || turn.Elapsed < Turn)
        {
            var watch = Stopwatch.StartNew();
            await once();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return times;
    }
}
