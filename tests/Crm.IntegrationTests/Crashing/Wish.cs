namespace Crm.IntegrationTests.Crashing;

/// <summary>One command of the drill: where it is posted, with which body, under which idempotency key.</summary>
public sealed record Wish(string Key, string Path, object Body, Guid Lead);

/// <summary>The outside witness: every wish and every acknowledgement is on disk before the next step is taken.</summary>
public sealed class Witness(string file) : IDisposable
{
    private readonly FileStream stream = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    private readonly Lock turn = new();
    private readonly List<Wish> acknowledged = [];

    /// <summary>What the server said yes to.</summary>
    public IReadOnlyList<Wish> Acknowledged
    {
        get
        {
            lock (turn) return [.. acknowledged];
        }
    }

    /// <summary>The server said yes.</summary>
    public void Acknowledge(Wish wish)
    {
        lock (turn)
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes($"{wish.Key} {wish.Path}\n"));
            stream.Flush(flushToDisk: true);
            acknowledged.Add(wish);
        }
    }

    public void Dispose() => stream.Dispose();
}
