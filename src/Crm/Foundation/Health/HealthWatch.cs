using JasperFx.Events;
using Marten;
using Npgsql;
using Wolverine.Runtime;

namespace Crm.Foundation.Health;

/// <summary>What the watch last saw.</summary>
/// <param name="Projections">Read models that stand still although there are events for them, and those nobody works on.</param>
/// <param name="Messages">Messages that wait although nothing should keep them.</param>
/// <param name="DeadLetters">Messages given up after every retry; the administrator can send them again.</param>
/// <param name="Failure">Why nothing could be seen; null when all is well.</param>
internal sealed record Observation(DateTimeOffset At, IReadOnlyList<Stuck> Projections, IReadOnlyList<Stuck> Messages, long DeadLetters, string? Failure);

/// <summary>How patient the watch is.</summary>
internal sealed class HealthOptions
{
    /// <summary>Between two looks.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A read model may stay at the same event this long while later ones wait.</summary>
    public TimeSpan ProjectionPatience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>A message may wait this long.</summary>
    public TimeSpan MessagePatience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Free share of the disk below which the product is not well.</summary>
    public double FreeDisk { get; set; } = 0.10;
}

/// <summary>Looks at the store every few seconds, so that a health request can tell standing still from being busy, however seldom it is asked.</summary>
internal sealed class HealthWatch(IDocumentStore store, IWolverineRuntime runtime, NpgsqlDataSource database, HealthOptions options, TimeProvider clock) : BackgroundService
{
    private const int MostMessages = 500;
    private readonly Standstill projections = new(options.ProjectionPatience);
    private readonly Standstill messages = new(options.MessagePatience);
    private readonly string[] shards = [.. ((IEventStore<IDocumentOperations, IQuerySession>)store).AllShards().Select(s => s.Name.Identity)];

    /// <summary>The newest observation; null before the first.</summary>
    public Observation? Latest { get; private set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Interval, clock);
        try
        {
            do Latest = await Observe(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<Observation> Observe(CancellationToken token)
    {
        try
        {
            return await Look(token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            return new Observation(clock.GetUtcNow(), [], [], 0, e.Message);
        }
    }

    private async Task<Observation> Look(CancellationToken token)
    {
        var marks = await Marks(token);
        var waiting = await Waiting(token);
        await using var dead = database.CreateCommand($"select count(*) from {MartenSetup.Schema}.wolverine_dead_letters");
        var now = clock.GetUtcNow();
        return new Observation(now, projections.See([.. Unowned(), .. Shards(marks)], now), messages.See(waiting, now), (long)(await dead.ExecuteScalarAsync(token))!, null);
    }

    private async Task<Dictionary<string, long>> Marks(CancellationToken token)
    {
        await using var command = database.CreateCommand($"""
            select name, last_seq_id from {MartenSetup.Schema}.mt_event_progression
            union all select '', coalesce(max(seq_id), 0) from {MartenSetup.Schema}.mt_events where type <> 'tombstone'
            """);
        await using var reader = await command.ExecuteReaderAsync(token);
        var marks = new Dictionary<string, long>();
        while (await reader.ReadAsync(token)) marks[reader.GetString(0)] = reader.GetInt64(1);
        return marks;
    }

    // The high water mark follows the events, every read model follows the mark.
    private IEnumerable<Progress> Shards(Dictionary<string, long> marks)
    {
        if (shards.Length == 0) yield break;
        var mark = marks.GetValueOrDefault("HighWaterMark");
        yield return new Progress("HighWaterMark", mark, marks[""]);
        foreach (var shard in shards) yield return new Progress(shard, marks.GetValueOrDefault(shard), mark);
    }

    // A read model that nobody works on is found before an event waits for it.
    private IEnumerable<Progress> Unowned()
    {
        var owned = runtime.Agents.AllRunningAgentUris().Count(uri => uri.Scheme == "event-subscriptions");
        yield return new Progress("owners", owned, shards.Length);
    }

    private async Task<IReadOnlyList<Progress>> Waiting(CancellationToken token)
    {
        await using var command = database.CreateCommand($"""
            select id::text from {MartenSetup.Schema}.wolverine_outgoing_envelopes
            union all select id::text from {MartenSetup.Schema}.wolverine_incoming_envelopes
            where status = 'Incoming' or (status = 'Scheduled' and execution_time < now())
            limit {MostMessages}
            """);
        await using var reader = await command.ExecuteReaderAsync(token);
        var waiting = new List<Progress>();
        while (await reader.ReadAsync(token)) waiting.Add(new Progress(reader.GetString(0), 0, 1));
        return waiting;
    }
}
