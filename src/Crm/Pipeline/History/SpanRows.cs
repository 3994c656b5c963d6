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
            Write(import, span);
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

    // Into a buffer, which seldom goes into the connection: not awaited column by column.
    private static void Write(NpgsqlBinaryImporter import, LeadSpan span)
    {
        var (state, reached) = (span.State, span.State.Reached);
        import.StartRow();
        import.Write(span.Lead, NpgsqlDbType.Uuid);
        import.Write((short)span.Seen, NpgsqlDbType.Smallint);
        import.Write(span.From, NpgsqlDbType.Date);
        // The largest day stands for infinity.
        import.Write(span.To ?? DateOnly.MaxValue, NpgsqlDbType.Date);
        import.Write((short)state.Stage, NpgsqlDbType.Smallint);
        import.Write((short)state.Reach, NpgsqlDbType.Smallint);
        Text(state.Reason?.ToString());
        Text(state.Unit);
        Text(state.Owner);
        Text($"{state.Source}");
        Text(state.Industry);
        Text(state.Region);
        import.Write(state.Intended, NpgsqlDbType.Numeric);
        if (state.Agreed is { } agreed) import.Write(agreed, NpgsqlDbType.Numeric);
        else import.WriteNull();
        import.Write(state.Since, NpgsqlDbType.Date);
        import.Write(state.OpenedOn, NpgsqlDbType.Date);
        for (var stage = Stage.Assessing; stage <= Stage.AtCapacity; stage++)
        {
            if (reached[stage] is { } day) import.Write(day, NpgsqlDbType.Date);
            else import.WriteNull();
        }
        Many(state.Raises.Count > 0 ? state.Raises.Days : null, NpgsqlDbType.Date);
        Many(state.Raises.Count > 0 ? state.Raises.Increments : null, NpgsqlDbType.Numeric);

        void Many<T>(T[]? values, NpgsqlDbType type)
        {
            if (values is null) import.WriteNull();
            else import.Write(values, NpgsqlDbType.Array | type);
        }

        void Text(string? text)
        {
            if (text is null) import.WriteNull();
            else import.Write(text, NpgsqlDbType.Text);
        }
    }
}
