namespace Crm.Foundation;

/// <summary>
/// A command of which many may come at once about the same thing and each has to see what the one before left. In a process they are carried out one after the other, before they take a connection of the
/// database: many that waited there for one another would leave none for the one that works. Several processes are kept apart by a lock of the handler's own transaction.
/// </summary>
public interface ITakesTurns
{
    /// <summary>What it is about; equal for those that wait for one another.</summary>
    object Turn { get; }
}

/// <summary>The queues in which commands wait for their turn.</summary>
public static class Turns
{
    // Two things that share a queue wait for each other in vain, and nothing else.
    private static readonly SemaphoreSlim[] Queues = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the command's turn, which ends with what is returned; null where it waits for nobody.</summary>
    public static async ValueTask<IDisposable?> Take(object command, CancellationToken token)
    {
        if (command is not ITakesTurns taker) return null;
        var queue = Queues[(uint)taker.Turn.GetHashCode() % (uint)Queues.Length];
        await queue.WaitAsync(token);
        return new Turn(queue);
    }

    private sealed class Turn(SemaphoreSlim queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}
