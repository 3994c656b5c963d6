using Crm.Foundation;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Crm.Team.SigningIn;

/// <summary>
/// Counts wrong passwords, in the database so that neither a restart nor a second node forgets. An attempt counts as failed until the password proves right,
/// so a hundred attempts side by side count as a hundred.
/// </summary>
public sealed class Tallies(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Name = $"{MartenSetup.Schema}.sign_in_tally";

    /// <summary>Counter, failures so far, time of the last one.</summary>
    internal static Table Schema()
    {
        var table = new Table(Name);
        table.AddColumn("key", "text").AsPrimaryKey();
        table.AddColumn("failures", "integer").NotNull();
        table.AddColumn("last_at", "timestamptz").NotNull().AddIndex();
        return table;
    }

    /// <summary>Counts an attempt on all counters; null when it may be looked at, otherwise when to come back.</summary>
    public async Task<DateTimeOffset?> Admit(IReadOnlyList<Patience> counters, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var keys = counters.Select(c => c.Key).Order(StringComparer.Ordinal).ToArray();
        await using var connection = await database.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        var standing = await Lock(connection, keys, now, token);
        var next = counters.Max(c => c.NextAt(standing[c.Key].Failures, standing[c.Key].Last));
        if (next > now) return next;
        await using var count = new NpgsqlCommand(
            $"update {Name} as t set failures = n.failures, last_at = $3 from unnest($1, $2) as n(key, failures) where t.key = n.key", connection);
        count.Parameters.AddWithValue(keys);
        count.Parameters.AddWithValue(keys.Select(k => standing[k].Failures + 1).ToArray());
        count.Parameters.AddWithValue(now);
        await count.ExecuteNonQueryAsync(token);
        await transaction.CommitAsync(token);
        return null;
    }

    /// <summary>The password was right: the attempt is taken back, and old counters are cleared away.</summary>
    public async Task Forgive(IReadOnlyList<Patience> counters, CancellationToken token)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"update {Name} set failures = greatest(failures - 1, 0) where key = any($1)")
        {
            Parameters = { new() { Value = counters.Where(c => !c.Own).Select(c => c.Key).ToArray() } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"delete from {Name} where key = any($1) or last_at < $2")
        {
            Parameters = { new() { Value = counters.Where(c => c.Own).Select(c => c.Key).ToArray() }, new() { Value = clock.GetUtcNow() - Patience.Memory } },
        });
        await batch.ExecuteNonQueryAsync(token);
    }

    // The update changes nothing: it locks the rows, always in the same order, so that attempts side by side count one after the other.
    private static async Task<Dictionary<string, (int Failures, DateTimeOffset Last)>> Lock(NpgsqlConnection connection, string[] keys, DateTimeOffset now, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"""
            insert into {Name} as t (key, failures, last_at) select k, 0, $2 from unnest($1) as k order by k
            on conflict (key) do update set key = excluded.key returning t.key, t.failures, t.last_at
            """, connection);
        command.Parameters.AddWithValue(keys);
        command.Parameters.AddWithValue(now);
        await using var rows = await command.ExecuteReaderAsync(token);
        var found = new Dictionary<string, (int, DateTimeOffset)>();
        while (await rows.ReadAsync(token))
        {
            var last = rows.GetFieldValue<DateTimeOffset>(2);
            found[rows.GetString(0)] = (Patience.Remembered(rows.GetInt32(1), last, now), last);
        }
        return found;
    }
}
