using Crm.Foundation;
using Crm.Team;
using JasperFx.Events;
using Marten;
using Wolverine;

namespace Crm.Clocks.Running;

/// <summary>
/// Warns and escalates. Looks twice a minute for clocks whose moment has come, whether a timer was lost or never set: the promise hangs on the clocks' state
/// alone, and a product that was down finds at its next start what came due meanwhile.
/// </summary>
public sealed class ClockSweep(ClockKeeper keeper, IDocumentStore store, IRoster roster, TimeProvider time, IHostApplicationLifetime life, ILogger<ClockSweep> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        try
        {
            await Started(stoppingToken);
            do await Try(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
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
            await Look(due, token);
            done += due.Count;
            if (due.Count < Batch) return done;
        }
    }

    /// <summary>Looks at some clocks and does what is due about them.</summary>
    public Task Look(IReadOnlyList<Guid> ids, CancellationToken token) => keeper.Write(async (session, outbox) =>
    {
        var now = time.GetUtcNow();
        var clocks = await session.LoadManyAsync<Clock>(token, [.. ids]);
        var subjects = await session.LoadManyAsync<ClockSubject>(token, [.. clocks.Select(c => c.Subject).Distinct()]);
        var titles = subjects.ToDictionary(s => s.Id, s => s.Place.Title);
        var behind = await Behind(session, subjects, token);
        await ClockReactions.Move(session, behind, token);
        var told = new ClockNews();
        foreach (var clock in clocks.Where(c => behind.All(e => e.StreamId != c.Subject)))
        {
            var facts = ClockDecisions.Decide(clock, now, up => Escalation.Whom(clock.UnitPath, up, roster)).ToList();
            if (facts.Count == 0) continue;
            told.Add(clock, titles.GetValueOrDefault(clock.Subject, ""), facts);
            var after = ClockKeeper.Append(session, clock.Id, clock, facts);
            if (ClockAlarm.For(after, now) is { } alarm) await outbox.ScheduleAsync(alarm, after.NextAt!.Value);
        }
        foreach (var news in told.All()) await outbox.PublishAsync(news);
    }, token);

    // Somebody may have answered a moment ago, and nobody is to be told of what was kept: what the record's own stream says comes first.
    private static async Task<List<IEvent>> Behind(IDocumentSession session, IEnumerable<ClockSubject> subjects, CancellationToken token)
    {
        var behind = new List<IEvent>();
        foreach (var subject in subjects)
            behind.AddRange((await session.Events.FetchStreamAsync(subject.Id, fromVersion: subject.Seen + 1, token: token)).Where(e => ClockTable.Facts.Contains(e.Data.GetType())));
        return behind;
    }

    // While a demo is being played at start, what follows in its stories has not happened yet.
    private async Task Started(CancellationToken token)
    {
        var started = new TaskCompletionSource();
        await using var on = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(token);
    }

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
