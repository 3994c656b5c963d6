using Crm.Pipeline.Targets;
using Crm.Pipeline.Targets.Progress;
using static Crm.Tests.Pipeline.Targets.Given;

namespace Crm.Tests.Pipeline.Targets;

/// <summary>The examples of docs/figures.md, worked out by hand there.</summary>
public class how_far_a_unit_is
{
    private static readonly DateOnly HalfYear = new(2026, 6, 30);

    [Fact]
    public void with_a_number_is_completion_pace_and_what_each_month_would_have_to_bring()
    {
        var row = TargetProgress.Of(Indicator.SignedCount, 580, Signed(361, 2_000_000), Year, HalfYear, split: 540);
        (row.Actual, row.Completion, row.Passed, row.Due, row.Left).ShouldBe((361m, 62.2m, 49.6m, 287.62m, 219m));
        (row.PerMonth, row.Projects, row.Split, row.Unsplit).ShouldBe((36.5m, null, 540m, 40m));
        TargetProgress.Of(Indicator.SignedCount, 580, Signed(361, 0), Year, new(2026, 6, 15)).PerMonth.ShouldBe(33.69m);
    }

    [Fact]
    public void with_an_amount_is_the_same_in_money()
    {
        var row = TargetProgress.Of(Indicator.SignedAmount, 400_000, Signed(4, 190_000), Year, HalfYear, split: 450_000);
        (row.Actual, row.Completion, row.Due, row.Left, row.PerMonth, row.Unsplit).ShouldBe((190_000m, 47.5m, 198_356.16m, 210_000m, 35_000m, -50_000m));
    }

    [Fact]
    public void with_a_rate_is_points_and_projects()
    {
        var row = TargetProgress.Of(Indicator.LandingRate, 70, Signed(200, 0, landed: 123), Year, HalfYear, split: 500);
        (row.Actual, row.Completion, row.Left, row.Projects).ShouldBe((61.5m, 87.9m, 8.5m, 17));
        (row.Passed, row.Due, row.PerMonth, row.Split, row.Unsplit).ShouldBe((null, null, null, null, null), "rates neither grow with the year nor add up");
        TargetProgress.Of(Indicator.LandingRate, 70, Signed(3, 0, landed: 2), Year, HalfYear).Projects.ShouldBe(1, "2.1 projects are three");
        (TargetProgress.Of(Indicator.LandingRate, 50, Signed(4, 0, landed: 2), Year, HalfYear) is { Left: 0, Projects: 0 }).ShouldBeTrue();
    }

    [Fact]
    public void divides_by_nothing_nowhere()
    {
        var nothing = TargetProgress.Of(Indicator.SameYearStartRate, 40, Signed(0, 0), Year, HalfYear);
        (nothing.Actual, nothing.Completion, nothing.Left, nothing.Projects).ShouldBe((null, null, null, null));
        var zero = TargetProgress.Of(Indicator.Over10B, 0, Signed(4, 190_000), Year, HalfYear);
        (zero.Actual, zero.Completion, zero.Left, zero.PerMonth).ShouldBe((0m, null, 0m, 0m));
        var none = TargetProgress.Of(Indicator.SignedCount, null, Signed(4, 190_000), Year, HalfYear);
        (none.Actual, none.Completion, none.Passed, none.Due, none.Left, none.PerMonth, none.Unsplit).ShouldBe((4m, null, null, null, null, null, null));
    }

    [Fact]
    public void that_is_past_its_target_misses_nothing() =>
        (TargetProgress.Of(Indicator.Over100M, 2, Signed(4, 190_000), Year, HalfYear) is { Completion: 150, Left: 0, PerMonth: 0 }).ShouldBeTrue();

    [Theory]
    [InlineData("2025-12-31", 0, 12)]
    [InlineData("2026-01-01", 0.0027, 11.9677)]
    [InlineData("2026-06-30", 0.4959, 6)]
    [InlineData("2026-12-31", 1, 0)]
    [InlineData("2027-03-01", 1, 0)]
    public void goes_by_the_days_of_the_year(string day, double passed, double months)
    {
        Math.Round(YearPace.Passed(Year, DateOnly.Parse(day)), 4).ShouldBe((decimal)passed);
        Math.Round(YearPace.MonthsLeft(Year, DateOnly.Parse(day)), 4).ShouldBe((decimal)months);
    }

    [Fact]
    public void needs_everything_that_is_missing_within_the_last_month_and_can_do_nothing_after_it()
    {
        TargetProgress.Of(Indicator.SignedCount, 10, Signed(4, 0), Year, new(2026, 12, 20)).PerMonth.ShouldBe(6);
        TargetProgress.Of(Indicator.SignedCount, 10, Signed(4, 0), Year, new(2026, 12, 31)).PerMonth.ShouldBeNull();
    }
}
