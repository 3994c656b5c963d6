using Crm.Leads;
using Crm.Pipeline.History;

namespace Crm.Tests.Pipeline;

public class counting_spans
{
    private static readonly Guid Lead = Guid.NewGuid();
    private static readonly DateOnly March = new(2025, 3, 4);
    private static readonly DateOnly May = new(2025, 5, 20);
    private static readonly Dictionary<string, string[]> Tree = new() { ["330521"] = ["330000", "330500", "330521"], ["330600"] = ["330000", "330600"] };
    private static readonly LeadState Open = new() { Unit = "330521", OpenedOn = March, Since = March, Intended = 12_000, Source = Source.Expo };

    [Fact]
    public void adds_up_on_the_day_and_in_all_longer_stretches_for_the_unit_and_all_above()
    {
        var counts = new SpanCounts();
        counts.Add([new LeadSpan(Lead, 3, March, null, Open)], 1);

        var opened = counts.Changes(Tree).Where(change => change.Kind == (int)Stage.Lead).ToList();

        opened.Select(change => change.Unit).Distinct().ShouldBe(["330000", "330500", "330521"]);
        opened.Where(change => change.Unit == "330500").Select(change => (change.Level, change.Day, change.Month, change.Count, change.Amount))
            .ShouldBe(
            [
                (TallyLevel.Day, March, 202503, 1, 12_000m), (TallyLevel.Month, new DateOnly(2025, 3, 1), 202503, 1, 12_000m), (TallyLevel.Year, new DateOnly(2025, 1, 1), 202503, 1, 12_000m),
                (TallyLevel.TenDays, TallyLevel.TenDays.First(March), 202503, 1, 12_000m), (TallyLevel.Quarter, new DateOnly(2025, 1, 1), 202503, 1, 12_000m),
            ]);
    }

    [Theory]
    [InlineData("2025-03-01", "2025-03-01", "2025-01-01")]
    [InlineData("2025-03-10", "2025-03-01", "2025-01-01")]
    [InlineData("2025-04-11", "2025-04-11", "2025-04-01")]
    [InlineData("2025-05-20", "2025-05-11", "2025-04-01")]
    [InlineData("2024-02-29", "2024-02-21", "2024-01-01")]
    [InlineData("2025-12-31", "2025-12-21", "2025-10-01")]
    public void adds_ten_days_up_from_the_first_the_eleventh_or_the_twenty_first(string day, string tenDays, string quarter)
    {
        TallyLevel.TenDays.First(DateOnly.Parse(day)).ShouldBe(DateOnly.Parse(tenDays));
        TallyLevel.Quarter.First(DateOnly.Parse(day)).ShouldBe(DateOnly.Parse(quarter));
    }

    [Fact]
    public void leaves_out_what_goes_on_as_it_was()
    {
        var counts = new SpanCounts();
        var talking = Open with { Stage = Stage.Negotiating, Reach = Stage.Negotiating, Since = May };
        counts.Add([new LeadSpan(Lead, 3, March, May, Open), new LeadSpan(Lead, 3, May, null, talking)], 1);

        var inMay = counts.Changes(Tree).Where(change => change is { Unit: "330521", Level: TallyLevel.Day } && change.Day == May).ToList();

        inMay.ShouldNotContain(change => change.Kind == (int)Stage.Lead, "it stays opened in March");
        inMay.Where(change => change.Kind == (int)TallyKind.Standing).Select(change => ((Stage)change.Stage, change.Count)).ShouldBe([(Stage.Lead, -1), (Stage.Negotiating, 1)], ignoreOrder: true);
    }

    [Fact]
    public void moves_a_lead_that_is_handed_over_from_unit_to_unit_and_leaves_the_unit_above_as_it_was()
    {
        var counts = new SpanCounts();
        counts.Add([new LeadSpan(Lead, 3, March, May, Open), new LeadSpan(Lead, 3, May, null, Open with { Unit = "330600" })], 1);

        var inMay = counts.Changes(Tree).Where(change => change.Level == TallyLevel.Day && change.Day == May && change.Kind == (int)TallyKind.Standing).ToList();

        inMay.Select(change => (change.Unit, change.Count)).ShouldBe([("330500", -1), ("330521", -1), ("330600", 1)]);
    }

    [Fact]
    public void comes_to_nothing_where_the_same_goes_and_comes()
    {
        var counts = new SpanCounts();
        LeadSpan[] spans = [new(Lead, 1, March, May, Open), new(Lead, 2, March, null, Open with { Agreed = 0.5m })];
        counts.Add(spans, -1);
        counts.Add(spans, 1);
        counts.Changes(Tree).ShouldBeEmpty();
    }

    [Fact]
    public void holds_every_day_stage_and_month_there_can_be()
    {
        var counts = new SpanCounts();
        var (first, last) = (new DateOnly(1978, 1, 1), new DateOnly(2200, 12, 31));
        var state = Open with { Stage = Stage.Terminated, Reach = Stage.AtCapacity, Reason = Enum.GetValues<TerminationReason>()[^1], Since = last, OpenedOn = first, Reached = default(Milestones).To(Stage.AtCapacity, last) };
        counts.Add([new LeadSpan(Lead, 3, first, last, state)], 1);

        var changes = counts.Changes(Tree).Where(change => change is { Unit: "330000", Level: TallyLevel.Day }).ToList();

        changes.Where(change => change.Kind == (int)TallyKind.Cohort).Select(change => (change.Day, change.Seen, change.Month, change.Stage, change.Reach, change.Count))
            .ShouldBe([(first, 3, 220000, (int)Stage.Terminated, (int)Stage.AtCapacity, 1), (last, 3, 220000, (int)Stage.Terminated, (int)Stage.AtCapacity, -1)]);
        changes.Where(change => change.Kind == (int)TallyKind.Since).ShouldAllBe(change => change.Month == 220012 && change.Stage == (int)Stage.Terminated);
    }
}
