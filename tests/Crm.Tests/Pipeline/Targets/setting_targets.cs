using Crm.Foundation;
using Crm.Pipeline.Targets;
using Crm.Pipeline.Targets.Setting;
using Crm.Pipeline.Targets.Splitting;
using Crm.Pipeline.Targets.Withdrawing;
using static Crm.Tests.Pipeline.Targets.Given;

namespace Crm.Tests.Pipeline.Targets;

public class setting_targets
{
    private static readonly DateOnly Day = new(2026, 7, 6);
    private static readonly TargetBook Before = Book((Indicator.SignedCount, 580, new(2026, 1, 10)));

    [Fact]
    public void for_the_first_time_needs_no_reason()
    {
        var facts = Decide(null, null, 0, new(Indicator.SignedCount, 580), new(Indicator.LandingRate, 70));
        facts.ShouldBe([new TargetSet(Unit, Year, Indicator.SignedCount, 580, null, Day), new TargetSet(Unit, Year, Indicator.LandingRate, 70, null, Day)]);
    }

    [Fact]
    public void that_exist_needs_a_reason()
    {
        Should.Throw<RuleBroken>(() => Decide(Before, " ", 1, new TargetValue(Indicator.SignedCount, 600))).Field.ShouldBe("Reason");
        Decide(Before, " 年中上调 ", 1, new TargetValue(Indicator.SignedCount, 600)).ShouldBe([new TargetSet(Unit, Year, Indicator.SignedCount, 600, "年中上调", Day)]);
    }

    [Fact]
    public void to_what_they_are_changes_nothing() => Decide(Before, null, 1, new TargetValue(Indicator.SignedCount, 580)).ShouldBeEmpty();

    [Fact]
    public void that_were_withdrawn_is_setting_them_for_the_first_time()
    {
        var book = Book((Indicator.SignedCount, 580, new(2026, 1, 10)), (Indicator.SignedCount, null, new(2026, 2, 1)));
        Decide(book, null, 2, new TargetValue(Indicator.SignedCount, 500)).ShouldHaveSingleItem();
    }

    [Fact]
    public void on_what_somebody_else_changed_meanwhile_is_a_conflict() =>
        Should.Throw<RuleBroken>(() => Decide(Before, "上调", 0, new TargetValue(Indicator.SignedCount, 600))).Kind.ShouldBe(Refusal.Conflict);

    [Fact]
    public void twice_in_one_go_is_refused() =>
        Should.Throw<RuleBroken>(() => Decide(null, null, 0, new(Indicator.SignedCount, 1), new(Indicator.SignedCount, 2))).Field.ShouldBe("Targets");

    [Theory]
    [InlineData(Indicator.SignedCount, 580.5, false)]
    [InlineData(Indicator.SignedCount, -1, false)]
    [InlineData(Indicator.SignedCount, 0, true)]
    [InlineData(Indicator.Over10B, 6, true)]
    [InlineData(Indicator.SignedAmount, 12345.67, true)]
    [InlineData(Indicator.SignedAmount, 100000001, false)]
    [InlineData(Indicator.LandingRate, 100, true)]
    [InlineData(Indicator.LandingRate, 100.1, false)]
    [InlineData(Indicator.SameYearStartRate, -0.1, false)]
    public void takes_what_the_indicator_can_be_and_says_what_is_wrong_beside_it(Indicator indicator, double value, bool taken)
    {
        var result = new SetTargetsValidator().Validate(new SetTargets(Unit, Year, [new(Indicator.Over1B, 3), new(indicator, (decimal)value)], null, Day, 0));
        result.Errors.Select(e => e.PropertyName).ShouldBe(taken ? [] : [$"Targets.{indicator}"]);
    }

    [Fact]
    public void of_units_below_goes_by_what_each_of_them_has()
    {
        var split = new SplitTarget(Unit, Year, Indicator.SignedCount, [], null, Day);
        SplitTargetHandler.Decide(split, new("330521", 60, 0), null).ShouldBe([new TargetSet("330521", Year, Indicator.SignedCount, 60, null, Day)]);
        Should.Throw<RuleBroken>(() => SplitTargetHandler.Decide(split, new("330521", 60, 1), Before).ToList()).Field.ShouldBe("Reason");
        Should.Throw<RuleBroken>(() => SplitTargetHandler.Decide(split, new("330521", 60, 3), Before).ToList()).Kind.ShouldBe(Refusal.Conflict);
        new SplitTargetValidator().Validate(split with { Parts = [new("330521", 0.5m, 0)] }).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Parts.330521");
    }

    [Fact]
    public void back_needs_one_that_exists()
    {
        var withdraw = new WithdrawTarget(Unit, Year, Indicator.SignedCount, " 口径调整 ", Day, 1);
        WithdrawTargetHandler.Decide(withdraw, Before).ShouldBe([new TargetWithdrawn(Indicator.SignedCount, "口径调整", Day)]);
        Should.Throw<RuleBroken>(() => WithdrawTargetHandler.Decide(withdraw with { Indicator = Indicator.LandingRate }, Before).ToList()).Field.ShouldBe("Indicator");
        Should.Throw<RuleBroken>(() => WithdrawTargetHandler.Decide(withdraw with { Version = 0 }, Before).ToList()).Kind.ShouldBe(Refusal.Conflict);
    }

    private static List<object> Decide(TargetBook? book, string? reason, long version, params TargetValue[] targets) =>
        [.. SetTargetsHandler.Decide(new SetTargets(Unit, Year, targets, reason, Day, version), book)];
}
