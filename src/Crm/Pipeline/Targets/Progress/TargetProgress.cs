using Crm.Pipeline.Counting;
using Crm.Pipeline.Showing;

namespace Crm.Pipeline.Targets.Progress;

/// <summary>How far a unit is with an indicator at the end of a day. Amounts in 万元, rates in per cent, shares in per cent.</summary>
/// <param name="Target">Null where none was in force.</param>
/// <param name="Actual">The figure of the dashboard; null for a rate while nothing was signed.</param>
/// <param name="Completion">Actual of target; null without either, and of a target of 0.</param>
/// <param name="Passed">The share of the year's days that had passed; null for rates, which don't grow with the year.</param>
/// <param name="Due">Where it would stand if the year ran evenly; null for rates.</param>
/// <param name="Left">What is missing, of a rate in percentage points; 0 where the target is reached.</param>
/// <param name="PerMonth">What each month that is left would have to bring, of less than a month everything; null for rates and after the year.</param>
/// <param name="Projects">Of a rate, how many more of the projects signed so far would have to come to the stage; null for the others.</param>
/// <param name="Split">The targets of the units directly below together; null where none has one, and for rates, which don't add up.</param>
/// <param name="Unsplit">What is not split down yet; negative where more was split than there is.</param>
public sealed record TargetProgress(
    Indicator Indicator, decimal? Target, decimal? Actual, decimal? Completion, decimal? Passed, decimal? Due, decimal? Left, decimal? PerMonth, int? Projects, decimal? Split, decimal? Unsplit)
{
    /// <summary>All indicators of a unit.</summary>
    /// <param name="book">Its targets; null where it never had any.</param>
    /// <param name="split">The targets of the units directly below together.</param>
    public static IReadOnlyList<TargetProgress> All(TargetBook? book, int year, AsOf at, CohortFigures cohort, Func<Indicator, decimal?> split) =>
        [.. Indicators.All.Select(indicator => Of(indicator, book?.On(at, indicator), cohort, year, at.Day, split(indicator)))];

    /// <summary>One indicator.</summary>
    public static TargetProgress Of(Indicator indicator, decimal? target, CohortFigures cohort, int year, DateOnly day, decimal? split = null)
    {
        var actual = indicator.Actual(cohort);
        var left = target - actual is { } gap ? Math.Max(0, gap) : (decimal?)null;
        var completion = target is null or 0 || actual is null ? null : Round(100 * actual / target, 1);
        if (indicator.Kind() == IndicatorKind.Rate)
        {
            int? projects = target is { } rate && actual is not null ? Math.Max(0, (int)Math.Ceiling(rate * cohort.Signed.Count / 100) - indicator.Part(cohort).Count) : null;
            return new(indicator, target, Round(actual), completion, null, null, Round(left), null, projects, null, null);
        }
        var (passed, months) = (YearPace.Passed(year, day), YearPace.MonthsLeft(year, day));
        return new(indicator, target, actual, completion, target is null ? null : Round(100 * passed, 1), Round(target * passed), left, months == 0 ? null : Round(left / Math.Max(1, months)), null, split, target - split);
    }

    private static decimal? Round(decimal? value, int places = 2) => value is { } known ? Math.Round(known, places, MidpointRounding.AwayFromZero) : null;
}
