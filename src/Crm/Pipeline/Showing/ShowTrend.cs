using Crm.Foundation;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Team;

namespace Crm.Pipeline.Showing;

/// <summary>What came of a year's signings at the end of each month since: as was known then, and as is known today.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="On">The last day; today where it is left out.</param>
/// <param name="Year">The year of the signings; that of the day where it is left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowTrend(string? Unit = null, DateOnly? On = null, int? Year = null) : IQuery<TrendSheet>;

/// <summary>The course of a year's signings.</summary>
/// <param name="Points">In the order of the days; none before the year began.</param>
public sealed record TrendSheet(string Unit, int Year, IReadOnlyList<TrendPoint> Points);

/// <summary>The end of a month, or of the last day.</summary>
/// <param name="Then">As was known then.</param>
/// <param name="Now">As is known today.</param>
public sealed record TrendPoint(DateOnly Day, CohortFigures Then, CohortFigures Now);

/// <summary>Answers <see cref="ShowTrend"/>.</summary>
public static class ShowTrendHandler
{
    private const int MostMonths = 24;

    public static async Task<TrendSheet> Handle(ShowTrend query, Actor actor, IRoster roster, PipelineCounts counts, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, null, actor, roster, clock);
        var year = PipelineReach.YearOf(query.Year, at);
        var days = Days(year, at.Day).ToList();
        if (days.Count == 0) return new TrendSheet(unit, year, []);
        var (then, now) = (await Read(Standpoint.AsRecorded), await Read(Standpoint.AsHappened));
        return new TrendSheet(unit, year, [.. days.Select(day => new TrendPoint(day, Cohort(then[day]), Cohort(now[day])))]);

        Task<ILookup<DateOnly, CountedLeads>> Read(Standpoint seen) => counts.Read(unit, [.. days.Select(day => new AsOf(day, seen))], ShowPipelineHandler.CohortKinds, year * 100, (year * 100) + 12, token);

        static CohortFigures Cohort(IEnumerable<CountedLeads> counted) => ShowPipelineHandler.Cohort(counted.ToLookup(c => c.Kind));
    }

    // The ends of the months since the year began, the last two years of them at most, and the last day itself.
    private static IEnumerable<DateOnly> Days(int year, DateOnly last)
    {
        var first = new DateOnly(year, 1, 1);
        if (last < first) return [];
        var months = ((last.Year - year) * 12) + last.Month;
        return Enumerable.Range(1, months).Select(month => first.AddMonths(month).AddDays(-1)).Where(day => day < last).Append(last).TakeLast(MostMonths);
    }
}
