using Crm.Foundation;
using Crm.Pipeline.History;
using Npgsql;

namespace Crm.Pipeline.Counting;

/// <summary>A number of leads, and their investment in 万元.</summary>
public readonly record struct Tally(int Count, decimal Amount)
{
    public static Tally operator +(Tally a, Tally b) => new(a.Count + b.Count, a.Amount + b.Amount);
}

/// <summary>Leads that are counted together.</summary>
/// <param name="Kind">By what; see <see cref="TallyKind"/>.</param>
/// <param name="Month">Year and month as 202606, 202600 where the kind is told by the year; 0 where it has neither.</param>
/// <param name="Stage">What the kind says.</param>
/// <param name="Reach">How far they came; 0 where the kind doesn't say.</param>
public sealed record CountedLeads(int Kind, int Month, int Stage, int Reach, Tally Tally);

/// <summary>Reads the prepared counts of a unit and everything below it at the end of any day.</summary>
public sealed class PipelineCounts(NpgsqlDataSource database)
{
    private const string Table = MartenSetup.Schema + ".pipeline_tally";
    private const string Key = "kind, month, stage, reach, count, amount";

    private static readonly string Sql = Of("$1", "$6", "$7", "$8", "$9", "$10");

    // The same for each of several units.
    private static readonly string SqlOfSeveral = $"select c.*, u.unit from unnest($1) as u (unit) cross join lateral ({Of("u.unit", "$6", "$7", "$8", "$9", "$10")}) as c";

    // The same at the ends of several days.
    private static readonly string SqlOfDays =
        $"select c.*, d.day from unnest($6, $7, $8, $9, $10) as d (year, quarter, month, ten_days, day) cross join lateral ({Of("$1", "d.year", "d.quarter", "d.month", "d.ten_days", "d.day")}) as c";

    /// <summary>The counts of some kinds, whose month lies between two.</summary>
    public async Task<IReadOnlyList<CountedLeads>> Read(string unit, AsOf at, IEnumerable<int> kinds, int fromMonth, int toMonth, CancellationToken token)
    {
        var found = new List<CountedLeads>();
        await Read(Sql, unit, at, kinds, fromMonth, toMonth, reader => found.Add(Counted(reader)), token);
        return found;
    }

    /// <summary>The same of several units at once, by unit.</summary>
    public async Task<ILookup<string, CountedLeads>> Read(string[] units, AsOf at, IEnumerable<int> kinds, int fromMonth, int toMonth, CancellationToken token)
    {
        var found = new List<(string Unit, CountedLeads Counted)>();
        await Read(SqlOfSeveral, units, at, kinds, fromMonth, toMonth, reader => found.Add((reader.GetString(6), Counted(reader))), token);
        return found.ToLookup(row => row.Unit, row => row.Counted);
    }

    /// <summary>The same at the ends of several days, from one standpoint, by day.</summary>
    public async Task<ILookup<DateOnly, CountedLeads>> Read(string unit, IReadOnlyList<AsOf> days, IEnumerable<int> kinds, int fromMonth, int toMonth, CancellationToken token)
    {
        var found = new List<(DateOnly Day, CountedLeads Counted)>();
        await using var command = database.CreateCommand(SqlOfDays);
        object[] values = [unit, days[0].Seen, kinds.Select(kind => (short)kind).ToArray(), fromMonth, toMonth, .. TallyLevels.Downwards.Select(level => days.Select(at => level.First(at.Day)).ToArray())];
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token)) found.Add((reader.GetFieldValue<DateOnly>(6), Counted(reader)));
        return found.ToLookup(row => row.Day, row => row.Counted);
    }

    /// <summary>The counts of all kinds and months, of a part of the leads that lie in some units: counted now, lead by lead.</summary>
    public async Task<IReadOnlyList<CountedLeads>> Count(IReadOnlySet<string> units, AsOf at, LeadSlice slice, CancellationToken token)
    {
        var filter = new SqlFilter();
        filter.Among("s.unit", units);
        at.Hold(filter);
        slice.Narrow(filter);
        await using var command = database.CreateCommand($"select {PipelineTables.SpanColumnsAt(at)} from {MartenSetup.Schema}.pipeline_span as s where {filter.Numbered}");
        foreach (var value in filter.Values) command.Parameters.AddWithValue(value);
        var sums = new Dictionary<CountKey, Tally>();
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            SpanCounts.Keys(SpanRows.Read(reader).State, (key, amount) => sums[key] = sums.GetValueOrDefault(key) + new Tally(1, amount));
        }
        return [.. sums.Select(sum => new CountedLeads(sum.Key.Kind, sum.Key.Month, sum.Key.Stage, sum.Key.Reach, sum.Value))];
    }

    private async Task Read(string sql, object units, AsOf at, IEnumerable<int> kinds, int fromMonth, int toMonth, Action<NpgsqlDataReader> row, CancellationToken token)
    {
        await using var command = database.CreateCommand(sql);
        object[] values = [units, at.Seen, kinds.Select(kind => (short)kind).ToArray(), fromMonth, toMonth, .. TallyLevels.Downwards.Select(level => (object)level.First(at.Day))];
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token)) row(reader);
    }

    // The years before, the quarters of this one before, and so on down to the days up to this one.
    private static string Of(string unit, params IReadOnlyList<string> firsts)
    {
        var parts = TallyLevels.Downwards.Select((level, i) => $"select {Key} from {Table} where unit = {unit} and seen = any($2) and kind = any($3) and month between $4 and $5 and level = {(int)level}"
            + (i > 0 ? $" and day >= {firsts[i - 1]}" : "") + (level == TallyLevel.Day ? $" and day <= {firsts[i]}" : $" and day < {firsts[i]}"));
        return $"select kind, month, stage, reach, sum(count)::int, sum(amount) from ({string.Join(" union all ", parts)}) as parts group by kind, month, stage, reach having sum(count) <> 0 or sum(amount) <> 0";
    }

    private static CountedLeads Counted(NpgsqlDataReader reader) =>
        new(reader.GetInt16(0), reader.GetInt32(1), reader.GetInt16(2), reader.GetInt16(3), new(reader.GetInt32(4), reader.GetDecimal(5)));
}

/// <summary>The end of a day, looked at from a standpoint.</summary>
/// <param name="IsToday">No later day has anything: what holds on it holds until further notice.</param>
public sealed record AsOf(DateOnly Day, Standpoint From, bool IsToday = false)
{
    /// <summary>The marks of what looks like this from there: alone, and from both.</summary>
    public short[] Seen => [(short)From, (short)(Standpoint.AsRecorded | Standpoint.AsHappened)];

    /// <summary>Adds what makes a span that goes by <c>s</c> one of those that hold then. Those of today have an index of their own, which knows them by having no end.</summary>
    internal void Hold(SqlFilter filter)
    {
        filter.And("s.seen = any(?) and s.from_day <= ?", Seen, Day);
        if (IsToday) filter.And("s.to_day = 'infinity'");
        else filter.And("s.to_day > ?", Day);
    }
}
