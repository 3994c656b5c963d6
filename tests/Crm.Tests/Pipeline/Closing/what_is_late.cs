using Crm.Foundation;
using Crm.Pipeline.Closing;
using Crm.Pipeline.Closing.Late;
using static Crm.Tests.Pipeline.Closing.Given;

namespace Crm.Tests.Pipeline.Closing;

public class what_is_late
{
    private static readonly DateOnly Today = new(2026, 7, 6);

    [Theory]
    [InlineData(0, false)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void is_more_than_seven_days_where_nobody_said_otherwise(int days, bool late) => Books().IsLate(District, Today.AddDays(-days), July(6)).ShouldBe(late);

    [Fact]
    public void is_what_the_nearest_unit_says_that_has_a_rule_on_the_day_of_recording()
    {
        var books = Books(Ruled(City, (new(2026, 1, 1), 3)), Ruled(District, (new(2026, 7, 4), 10)));
        books.IsLate(District, new(2026, 6, 28), July(3)).ShouldBeTrue("the city's rule held: more than 3");
        books.IsLate(District, new(2026, 6, 28), July(4)).ShouldBeFalse("the district's own does since: not more than 10");
        books.LateRule(District, Today).ShouldBe((10, District));
        books.LateRule(City, Today).ShouldBe((3, City));
        books.LateRule(Province, Today).ShouldBe((7, null));
    }

    [Fact]
    public void is_a_day_by_the_clock_of_china() =>
        Books().IsLate(District, new(2026, 7, 1), new DateTimeOffset(2026, 7, 8, 16, 0, 0, TimeSpan.Zero)).ShouldBeTrue("it is the 9th there");

    [Fact]
    public void is_what_was_recorded_in_a_closed_month_however_soon()
    {
        var books = Books(Closed(City, (202606, July(2))));
        books.IsLate(District, new(2026, 6, 30), July(1)).ShouldBeFalse();
        books.IsLate(District, new(2026, 6, 30), July(3)).ShouldBeTrue();
        books.IsLate(District, new(2026, 7, 1), July(3)).ShouldBeFalse();
    }

    [Fact]
    public void is_said_from_today_on()
    {
        SetLateRuleHandler.Decide(new SetLateRule(City, 0, Today), Today).ShouldBe([new LateRuleSet(City, 0, Today, Today)]);
        Should.Throw<RuleBroken>(() => SetLateRuleHandler.Decide(new SetLateRule(City, 0, Today.AddDays(-1)), Today).ToList()).Field.ShouldBe("From");
        new SetLateRuleValidator().Validate(new SetLateRule(City, 366, Today)).IsValid.ShouldBeFalse();
        new SetLateRuleValidator().Validate(new SetLateRule(City, -1, Today)).IsValid.ShouldBeFalse();
    }

    private static ClosingBook Ruled(string unit, params (DateOnly From, int Days)[] sets) => new() { Id = ClosingBook.IdOf(unit), Unit = unit, Sets = [.. sets.Select(set => new LateSetting(set.From, set.Days))] };
}
