using System.Collections.Concurrent;
using JasperFx.Events;
using Marten;
using Marten.Services;

namespace Crm.Foundation;

/// <summary>Tells open pages that something they show has changed. Fires after the commit, with the ids of the streams and documents that changed.</summary>
public sealed class LiveUpdates(ILogger<LiveUpdates> log) : DocumentSessionListenerBase
{
    private readonly ConcurrentDictionary<long, Func<Changed, Task>> listeners = new();
    private long last;

    /// <summary>
    /// Listens until disposed. The listener must return quickly and hop to its own dispatcher (InvokeAsync). It is called in the context it listens from, so that a
    /// page speaks its reader's language and not that of whoever made the change.
    /// </summary>
    public IDisposable Listen(Func<Changed, Task> listener)
    {
        var key = Interlocked.Increment(ref last);
        var context = ExecutionContext.Capture();
        listeners[key] = changed => In(context, () => listener(changed));
        return new Ending(() => listeners.TryRemove(key, out _));
    }

    /// <inheritdoc />
    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        if (listeners.IsEmpty) return Task.CompletedTask;
        var events = commit.GetEvents().ToList();
        var changed = new Changed(
            events.Select(e => e.StreamId).Distinct().ToHashSet(),
            events,
            [.. commit.Inserted.Concat(commit.Updated)]);
        if (changed.Streams.Count > 0 || changed.Documents.Count > 0) Announce(changed);
        return Task.CompletedTask;
    }

    /// <summary>Tells of something that was not written by a session of the store.</summary>
    public void Announce(Changed changed)
    {
        foreach (var listener in listeners.Values) _ = Tell(listener, changed);
    }

    private static Task In(ExecutionContext? context, Func<Task> call)
    {
        if (context is null) return call();
        var called = Task.CompletedTask;
        ExecutionContext.Run(context, _ => called = call(), null);
        return called;
    }

    private async Task Tell(Func<Changed, Task> listener, Changed changed)
    {
        try
        {
            await listener(changed);
        }
        catch (ObjectDisposedException)
        {
            // The page closed between the commit and the push: nobody is left to tell.
        }
        catch (Exception e)
        {
            log.LogWarning(e, "A page could not be told of a change");
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>What a commit changed.</summary>
/// <param name="Streams">Ids of the streams that got events.</param>
/// <param name="Events">The events.</param>
/// <param name="Documents">Documents written beside them.</param>
public sealed record Changed(IReadOnlySet<Guid> Streams, IReadOnlyList<IEvent> Events, IReadOnlyList<object> Documents)
{
    /// <summary>Whether one of the facts is declared beside <typeparamref name="T"/>.</summary>
    public bool HasFactsBeside<T>() => Events.Any(e => e.EventType.Namespace == typeof(T).Namespace);
}
