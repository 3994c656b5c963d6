using Crm.Leads;
using Npgsql;
using NpgsqlTypes;

namespace Crm.Pipeline.History;

/// <summary>Spans as rows of their table.</summary>
internal static class SpanRows
{
    /// <summary>Writes spans into a table; how many.</summary>
    public static async Task<long> Copy(NpgsqlConnection connection, string schema, IAsyncEnumerable<LeadSpan> spans, CancellationToken token)
    {
        var written = 0L;
        await using var import = await connection.BeginBinaryImportAsync($"copy {schema}.pipeline_span ({PipelineTables.SpanColumns}) from stdin binary", token);
        import.Timeout = TimeSpan.FromHours(2);
        await foreach (var span in spans.WithCancellation(token))
        {
            await Write(import, span, token);
            written++;
        }
        await import.CompleteAsync(token);
        return written;
    }

    /// <summary>The span in a row of all its columns.</summary>
    public static LeadSpan Read(NpgsqlDataReader row)
    {
        var state = new LeadState
        {
            Stage = (Stage)row.GetInt16(4),
            Reach = (Stage)row.GetInt16(5),
            Reason = Text(6) is { } reason ? Enum.Parse<TerminationReason>(reason) : null,
            Unit = row.GetString(7),
            Owner = Text(8),
            Source = Enum.Parse<Source>(row.GetString(9)),
            Industry = Text(10),
            Region = Text(11),
            Intended = row.GetDecimal(12),
            Agreed = row.IsDBNull(13) ? null : row.GetDecimal(13),
            Since = Day(14)!.Value,
            OpenedOn = Day(15)!.Value,
            Reached = new Milestones(Day(16), Day(17), Day(18), Day(19), Day(20), Day(21), Day(22), Day(23), Day(24)),
            Raises = row.IsDBNull(25) ? Raises.None : row.GetFieldValue<DateOnly[]>(25).Zip(row.GetFieldValue<decimal[]>(26)).Aggregate(Raises.None, (all, one) => all.With(new Raise(Guid.Empty, one.First, one.Second))),
        };
        var to = row.GetFieldValue<DateOnly>(3);
        return new LeadSpan(row.GetGuid(0), row.GetInt16(1), row.GetFieldValue<DateOnly>(2), to == DateOnly.MaxValue ? null : to, state);

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        DateOnly? Day(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
    }

    private static async Task Write(NpgsqlBinaryImporter import, LeadSpan span, CancellationToken token)
    {
        var (state, reached) = (span.State, span.State.Reached);
        await import.StartRowAsync(token);
        await import.WriteAsync(span.Lead, NpgsqlDbType.Uuid, token);
        await import.WriteAsync((short)span.Seen, NpgsqlDbType.Smallint, token);
        await import.WriteAsync(span.From, NpgsqlDbType.Date, token);
        // The largest day stands for infinity.
        await import.WriteAsync(span.To ?? DateOnly.MaxValue, NpgsqlDbType.Date, token);
        await import.WriteAsync((short)state.Stage, NpgsqlDbType.Smallint, token);
        await import.WriteAsync((short)state.Reach, NpgsqlDbType.Smallint, token);
        await Text(state.Reason?.ToString());
        await Text(state.Unit);
        await Text(state.Owner);
        await Text($"{state.Source}");
        await Text(state.Industry);
        await Text(state.Region);
        await import.WriteAsync(state.Intended, NpgsqlDbType.Numeric, token);
        if (state.Agreed is { } agreed) await import.WriteAsync(agreed, NpgsqlDbType.Numeric, token);
        else await import.WriteNullAsync(token);
        await import.WriteAsync(state.Since, NpgsqlDbType.Date, token);
        await import.WriteAsync(state.OpenedOn, NpgsqlDbType.Date, token);
        for (var stage = Stage.Assessing; stage <= Stage.AtCapacity; stage++)
        {
            if (reached[stage] is { } day) await import.WriteAsync(day, NpgsqlDbType.Date, token);
            else await import.WriteNullAsync(token);
        }
        await Many(state.Raises.Count > 0 ? state.Raises.Days : null, NpgsqlDbType.Date);
        await Many(state.Raises.Count > 0 ? state.Raises.Increments : null, NpgsqlDbType.Numeric);

        Task Many<T>(T[]? values, NpgsqlDbType type) => values is null ? import.WriteNullAsync(token) : import.WriteAsync(values, NpgsqlDbType.Array | type, token);

        Task Text(string? text) => text is null ? import.WriteNullAsync(token) : import.WriteAsync(text, NpgsqlDbType.Text, token);
    }
}
