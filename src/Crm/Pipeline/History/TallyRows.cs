using Npgsql;
using NpgsqlTypes;

namespace Crm.Pipeline.History;

/// <summary>Counts as rows of their table.</summary>
internal static class TallyRows
{
    private const string Columns = PipelineTables.TallyKey + ", count, amount";

    /// <summary>Writes counts into a table that has none of these keys.</summary>
    public static async Task Copy(NpgsqlConnection connection, string table, IEnumerable<TallyChange> changes, CancellationToken token)
    {
        await using var import = await connection.BeginBinaryImportAsync($"copy {table} ({Columns}) from stdin binary", token);
        import.Timeout = TimeSpan.FromHours(2);
        // Row by row without awaiting: tens of millions of rows of ten columns, each of which goes into a buffer and seldom into the connection.
        foreach (var change in changes)
        {
            import.StartRow();
            import.Write(change.Unit, NpgsqlDbType.Text);
            import.Write((short)change.Kind, NpgsqlDbType.Smallint);
            import.Write((short)change.Level, NpgsqlDbType.Smallint);
            import.Write(change.Day, NpgsqlDbType.Date);
            import.Write((short)change.Seen, NpgsqlDbType.Smallint);
            import.Write(change.Month, NpgsqlDbType.Integer);
            import.Write((short)change.Stage, NpgsqlDbType.Smallint);
            import.Write((short)change.Reach, NpgsqlDbType.Smallint);
            import.Write((long)change.Count, NpgsqlDbType.Bigint);
            import.Write(change.Amount, NpgsqlDbType.Numeric);
        }
        await import.CompleteAsync(token);
    }

    /// <summary>Adds changes to the counts of a schema, in the caller's transaction.</summary>
    public static async Task Add(NpgsqlConnection connection, string schema, IReadOnlyList<TallyChange> changes, CancellationToken token)
    {
        if (changes.Count == 0) return;
        await using var command = new NpgsqlCommand($"""
            insert into {schema}.pipeline_tally as t ({Columns}) select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict ({PipelineTables.TallyKey}) do update set count = t.count + excluded.count, amount = t.amount + excluded.amount
            """, connection) { CommandTimeout = 0 };
        Column(change => change.Unit);
        Column(change => (short)change.Kind);
        Column(change => (short)change.Level);
        Column(change => change.Day);
        Column(change => (short)change.Seen);
        Column(change => change.Month);
        Column(change => (short)change.Stage);
        Column(change => (short)change.Reach);
        Column(change => (long)change.Count);
        Column(change => change.Amount);
        await command.ExecuteNonQueryAsync(token);

        void Column<T>(Func<TallyChange, T> value) => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. changes.Select(value)] });
    }
}
