using JasperFx.Events.Daemon.HighWater;
using Marten;
using Marten.Services;

namespace Crm.Foundation;

/// <summary>
/// Wakes those who follow the events when this process has written some, instead of letting them find out at their next look, which may be a second later. What other processes write is found by looking.
/// In a rush they are woken a few times a second, each time for all that has come.
/// </summary>
public sealed class FollowersBell(TimeProvider clock) : DocumentSessionListenerBase, IDaemonWakeup
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim rung = new(0);
    private long woken;

    /// <inheritdoc />
    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        // Rung twice it wakes them once more for nothing, which does no harm.
        if (rung.CurrentCount == 0 && commit.GetEvents().Any()) rung.Release();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        await rung.WaitAsync(timeout, token);
        if (Between - clock.GetElapsedTime(woken) is { Ticks: > 0 } rest) await Task.Delay(rest, clock, token);
        woken = clock.GetTimestamp();
    }

    // Whoever is woken lets go of it when it stops, and may start again.
    void IDisposable.Dispose()
    {
    }
}
