using Crm.Foundation;
using Crm.Hotline.Confiding;
using Crm.Submissions.LockingAway;
using Crm.Team;
using Npgsql;

namespace Crm.Api.Events;

/// <summary>
/// The raw events as they were stored, for auditors of the whole organisation. Personal data in them is sealed, as in the store, and of confidential calls
/// what was said is left out, and of what is kept under lock what was written.
/// </summary>
/// <param name="After">Sequence of the last event already read; 0 where left out.</param>
/// <param name="Limit">1 to 10,000 events; 1,000 where left out.</param>
[Allow(Role.Auditor, Jobs = false)]
public sealed record ReadEvents(long? After, int? Limit) : IQuery<IReadOnlyList<RawEvent>>;

/// <summary>One event of the store.</summary>
/// <param name="Data">The event's JSON, as stored.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="Headers">JSON of the metadata headers: the channel.</param>
public sealed record RawEvent(long Sequence, Guid Stream, long Version, string Type, string Data, DateTime RecordedAt, string? User, string? Correlation, string? Causation, string? Headers);

/// <summary>Answers <see cref="ReadEvents"/>.</summary>
public static class ReadEventsHandler
{
    /// <summary>A gap in the sequence younger than this may still be filled by a transaction under way; reading stops before it, so that whoever goes on after the last sequence misses nothing.</summary>
    public static readonly TimeSpan GapPatience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<RawEvent>> Handle(
        ReadEvents query, Actor actor, IRoster roster, NpgsqlDataSource database, ConfidentialCalls confidential, LockedStreams locked, TimeProvider clock, CancellationToken token)
    {
        if (roster.Units.Any(unit => !actor.Oversees(unit.Code)))
            throw new RuleBroken("原始事件只向最上级单位的审计员开放。") { Kind = Refusal.Forbidden };
        var after = Math.Max(query.After ?? 0, 0);
        await using var command = database.CreateCommand("""
            select seq_id, stream_id, version, type, data::text, timestamp, user_name, correlation_id, causation_id, headers::text
            from crm.mt_events where seq_id > $1 and type <> 'tombstone' order by seq_id limit $2
            """);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(Math.Clamp(query.Limit ?? 1_000, 1, 10_000));
        var events = new List<RawEvent>();
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token)) events.Add(Row(reader));
        return await LockedEvents.Hide(await ConfidentialEvents.Hide([.. BeforeOpenGap(events, after, clock.GetUtcNow().UtcDateTime)], confidential, token), locked, token);
    }

    /// <summary>The events up to the first gap that may still be filled.</summary>
    public static IEnumerable<RawEvent> BeforeOpenGap(IEnumerable<RawEvent> events, long after, DateTime now)
    {
        var last = after;
        foreach (var e in events)
        {
            if (last > 0 && e.Sequence > last + 1 && now - e.RecordedAt < GapPatience) yield break;
            yield return e;
            last = e.Sequence;
        }
    }

    private static RawEvent Row(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTime>(5),
        Text(row, 6), Text(row, 7), Text(row, 8), Text(row, 9));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
