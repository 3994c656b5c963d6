using Crm.Foundation;
using Crm.Notifications;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Clocks.Running;

/// <summary>
/// Warns and escalates. Looks twice a minute for clocks whose moment has come, whether a timer was lost or never set: the promise hangs on the clocks' state
/// alone, and a product that was down finds at its next start what came due meanwhile.
/// </summary>
public sealed class ClockSweep(ClockKeeper keeper, IDocumentStore store, IRoster roster, TimeProvider time, ILogger<ClockSweep> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Try(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>Does everything that is due by now; how many clocks that were.</summary>
    public async Task<int> Run(CancellationToken token)
    {
        var done = 0;
        while (true)
        {
            await using var session = store.QuerySession();
            var due = await session.QueryAsync<Guid>($"select id from {MartenSetup.Schema}.mt_doc_clock where next_at <= ? order by next_at limit {Batch}", token, time.GetUtcNow());
            if (due.Count == 0) return done;
            await Look(due, token);
            done += due.Count;
        }
    }

    /// <summary>Looks at some clocks and does what is due about them.</summary>
    public Task Look(IReadOnlyList<Guid> ids, CancellationToken token) => keeper.Write(async (session, outbox) =>
    {
        var now = time.GetUtcNow();
        var clocks = await session.LoadManyAsync<Clock>(token, [.. ids]);
        var titles = (await session.LoadManyAsync<ClockSubject>(token, [.. clocks.Select(c => c.Subject)])).ToDictionary(s => s.Id, s => s.Place.Title);
        var told = new ClockNews();
        foreach (var clock in clocks)
        {
            var facts = ClockDecisions.Decide(clock, now, up => Escalation.Whom(clock.UnitPath, up, roster)).ToList();
            if (facts.Count == 0) continue;
            told.Add(clock, titles.GetValueOrDefault(clock.Subject, ""), facts);
            var after = ClockKeeper.Append(session, clock.Id, clock, facts);
            if (ClockAlarm.For(after, now) is { } alarm) await outbox.ScheduleAsync(alarm, after.NextAt!.Value);
        }
        foreach (var news in told.All()) await outbox.PublishAsync(news);
    }, token);

    private async Task Try(CancellationToken token)
    {
        try
        {
            await Run(token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            // The clocks are still due at the next look.
            log.LogError(e, "Clocks that are due could not be looked at; trying again");
        }
    }
}
