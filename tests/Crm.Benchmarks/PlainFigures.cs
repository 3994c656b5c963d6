using System.Globalization;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Showing;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>The dashboard's figures by one plain GROUP BY over the rows of the leads' past, which shares no prepared count with it; and both laid out so that they can be compared.</summary>
public static class PlainFigures
{
    private static readonly Stage[] Stages = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Terminated).Order()];
    private static readonly string[] Days = ["opened_on", .. Stages.Where(stage => stage > Stage.Lead).Select(PipelineTables.DayOf)];

    private static readonly string Sql = $"""
        select case {string.Concat(Days.Select((_, i) => $"when grouping(m{i + 1}) = 0 then {i + 1} "))}when grouping(reason) = 0 then 12 else 0 end,
          coalesce({string.Join(", ", Days.Select((_, i) => $"m{i + 1}"))}), stage, reach, source, far, reason, size, started, count(*)::int, sum(amount)
        from (
          select stage, reach, source, reach >= 5 as far, case when stage = {(int)Stage.Terminated} and since >= $4 and since < $5 then reason end as reason, coalesce(agreed, intended) as amount,
            {string.Join(" + ", PipelineTables.Thresholds.Select(t => string.Create(CultureInfo.InvariantCulture, $"(coalesce(agreed, intended) >= {t})::int")))} as size,
            coalesce(date_part('year', started_on) = date_part('year', signed_on), false) as started,
            {string.Join(", ", Days.Select((day, i) => $"case when {day} >= $4 and {day} < $5 then date_part('month', {day})::int end as m{i + 1}"))}
          from crm.pipeline_span where seen = any($1) and from_day <= $2 and to_day > $2 and unit = any($3)) as s
        group by grouping sets ((stage), {string.Join(", ", Days.Select((_, i) => $"(m{i + 1})"))}, (m1, source, far), (reason), (m5, stage, reach, size, started))
        """;

    /// <summary>By the plain GROUP BY.</summary>
    public static async Task<SortedDictionary<string, Tally>> Group(NpgsqlDataSource database, IReadOnlyCollection<string> units, AsOf at, int year)
    {
        var found = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = 0;
        foreach (var value in new object[] { at.Seen, at.Day, units.ToArray(), new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1) }) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var (kind, month, tally) = (reader.GetInt32(0), reader.IsDBNull(1) ? 0 : reader.GetInt32(1), new Tally(reader.GetInt32(9), reader.GetDecimal(10)));
            var detailed = !reader.IsDBNull(4) || !reader.IsDBNull(7);
            if (kind == 0) Add($"here {reader.GetInt16(2)}");
            else if (kind <= 10 && !detailed && month > 0)
            {
                Add($"reached {kind}");
                if (kind is 1 or 5 or 7) Add($"reached {kind} {month}");
            }
            else if (kind == 1 && month > 0)
            {
                Add($"source {reader.GetString(4)}");
                if (reader.GetBoolean(5)) Add($"source {reader.GetString(4)} signed");
            }
            else if (kind == 12 && !reader.IsDBNull(6)) Add($"reason {reader.GetString(6)}");
            else if (kind == 5 && month > 0)
            {
                Add("cohort");
                if (reader.GetInt16(2) == (int)Stage.Terminated) Add("cohort gone");
                if (reader.GetBoolean(8)) Add("cohort started");
                for (var reach = (int)Stage.Landed; reach <= reader.GetInt16(3); reach++) Add($"cohort {reach}");
                for (var size = 0; size < reader.GetInt32(7); size++) Add($"cohort size {size}");
            }

            void Add(string what) => found[what] = found.GetValueOrDefault(what) + tally;
        }
        return found;
    }

    /// <summary>The same of a dashboard.</summary>
    public static SortedDictionary<string, Tally> Of(PipelineSheet sheet)
    {
        var found = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var step in sheet.Funnel) Add($"here {(int)step.Stage}", step.Here);
        Add($"here {(int)Stage.Terminated}", sheet.Terminated);
        foreach (var reached in sheet.Reached) Add($"reached {(int)reached.Stage}", reached.Tally);
        foreach (var month in sheet.Months)
        {
            Add($"reached 1 {month.Month % 100}", month.Opened);
            Add($"reached 5 {month.Month % 100}", month.Signed);
            Add($"reached 7 {month.Month % 100}", month.Started);
        }
        Add("cohort", sheet.Cohort.Signed);
        Add("cohort gone", sheet.Cohort.Terminated);
        Add("cohort started", sheet.Cohort.StartedInYear);
        foreach (var reached in sheet.Cohort.Reached) Add($"cohort {(int)reached.Stage}", reached.Tally);
        for (var i = 0; i < sheet.Cohort.Sizes.Count; i++) Add($"cohort size {i}", sheet.Cohort.Sizes[i].Tally);
        foreach (var source in sheet.Sources)
        {
            Add($"source {source.Source}", source.Opened);
            Add($"source {source.Source} signed", source.Signed);
        }
        foreach (var reason in sheet.Reasons) Add($"reason {reason.Reason}", reason.Tally);
        return found;

        void Add(string what, Tally tally)
        {
            if (tally != default) found[what] = tally;
        }
    }
}
