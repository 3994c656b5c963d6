using System.Collections.Concurrent;

namespace Crm.PublicSite.Asking;

/// <summary>
/// How much one address may still do within the hour. In memory: one process serves an installation, what a restart forgets is an hour of counting, and a flood must not
/// become a flood of writes to the database.
/// </summary>
public sealed class Allowance(TimeSpan window)
{
    // More addresses than this at once are swept for those that have been quiet.
    private const int Sweep = 20_000;
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> taken = new();

    /// <summary>Takes one; null where there was one left, otherwise when the next is free.</summary>
    public DateTimeOffset? Take(string key, int most, DateTimeOffset now)
    {
        if (taken.Count > Sweep) Forget(now);
        var times = taken.GetOrAdd(key, static _ => new());
        lock (times)
        {
            while (times.TryPeek(out var first) && first <= now - window) times.Dequeue();
            if (times.Count >= most) return times.Peek() + window;
            times.Enqueue(now);
            return null;
        }
    }

    /// <summary>Gives back what was taken for something that was not done after all.</summary>
    public void GiveBack(string key)
    {
        if (!taken.TryGetValue(key, out var times)) return;
        lock (times) times.TryDequeue(out _);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, times) in taken)
        {
            lock (times)
            {
                if (times.Count == 0 || times.Last() <= now - window) taken.TryRemove(key, out _);
            }
        }
    }
}
