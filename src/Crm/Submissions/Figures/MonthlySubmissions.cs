using Crm.Foundation;
using Crm.Submissions.Deciding;
using Crm.Submissions.Queue;
using Crm.Team;
using Npgsql;

namespace Crm.Submissions.Figures;

/// <summary>The desk by months, in the month in which an article came in: received, decided, in time, published, refused by reason. The latest month on top.</summary>
/// <param name="Months">How many months, up to 36.</param>
[Allow(Role.Editor, Role.Manager, Role.Auditor)]
public sealed record MonthlySubmissions(int Months = 12) : IQuery<IReadOnlyList<SubmissionMonth>>;

/// <summary>One month. Each figure is the number of rows of <see cref="FindSubmissions"/> with the same month.</summary>
/// <param name="Month">2026-07.</param>
/// <param name="Decided">Accepted or refused by now.</param>
/// <param name="InTime">Of those, within the time their clock gave them.</param>
/// <param name="Published">On the site now.</param>
/// <param name="TakenDown">Were published and are taken down now.</param>
/// <param name="Refused">By reason; a reason without any is left out.</param>
public sealed record SubmissionMonth(
    string Month, int Received, int Open, int Decided, int InTime, int Published, int TakenDown, int Withdrawn, IReadOnlyDictionary<RefusalReason, int> Refused)
{
    /// <summary>All that were refused.</summary>
    public int AllRefused => Refused.Values.Sum();

    /// <summary>Share of those decided that were decided in time, in per cent; null where none was decided.</summary>
    public int? Share => Decided == 0 ? null : (int)Math.Floor(100.0 * InTime / Decided);
}

/// <summary>Answers <see cref="MonthlySubmissions"/>.</summary>
public static class MonthlySubmissionsHandler
{
    private const string Sql = $"""
        select to_char(d.received_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, d.state, d.reason, d.decided_at is not null, {FindSubmissionsHandler.InTime}, count(*)::int
        from crm.mt_doc_submissionlisting as d where d.received_at >= $1
        group by 1, 2, 3, 4, 5 order by 1 desc
        """;

    public static async Task<IReadOnlyList<SubmissionMonth>> Handle(MonthlySubmissions query, NpgsqlDataSource database, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Math.Clamp(query.Months, 1, 36));
        var cells = new List<Cell>();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(Foundation.Formats.Days.Start(first));
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
            cells.Add(new(reader.GetString(0), Enum.Parse<SubmissionState>(reader.GetString(1)), reader.IsDBNull(2) ? null : Enum.Parse<RefusalReason>(reader.GetString(2)), reader.GetBoolean(3), reader.GetBoolean(4), reader.GetInt32(5)));
        return [.. cells.GroupBy(cell => cell.Month).Select(month => Month(month.Key, [.. month]))];
    }

    private static SubmissionMonth Month(string month, IReadOnlyList<Cell> cells)
    {
        return new(
            month, Sum(_ => true), Sum(c => c.State is SubmissionState.Waiting or SubmissionState.Asked), Sum(c => c.Decided), Sum(c => c.Decided && c.InTime),
            Sum(c => c.State == SubmissionState.Published), Sum(c => c.State == SubmissionState.TakenDown), Sum(c => c.State == SubmissionState.Withdrawn),
            cells.Where(c => c.State == SubmissionState.Refused && c.Reason is not null).GroupBy(c => c.Reason!.Value).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)));

        int Sum(Func<Cell, bool> of) => cells.Where(of).Sum(c => c.Count);
    }

    private sealed record Cell(string Month, SubmissionState State, RefusalReason? Reason, bool Decided, bool InTime, int Count);
}
