using Crm.Clocks.Calendar;
using Crm.Foundation;
using Crm.Team;

namespace Crm.Tests.Clocks.Calendar;

public class keeping_the_calendar
{
    private static readonly DateOnly Today = new(2026, 6, 10);
    private static readonly DateOnly Typhoon = new(2026, 7, 21);
    private static readonly CalendarYear Year = Published.Year(2026, "2026-10-01,休,国庆节", "2026-10-10,班");

    [Fact]
    public void records_a_day_that_is_off() =>
        SetCalendarDayHandler.Decide(new SetCalendarDay(Typhoon, DayKind.Holiday, " 台风 "), Year, Today).ShouldBe([new CalendarDaySet(Typhoon, DayKind.Holiday, "台风", Today)]);

    [Fact]
    public void records_nothing_that_is_known() =>
        SetCalendarDayHandler.Decide(new SetCalendarDay(new(2026, 10, 1), DayKind.Holiday, "国庆节"), Year, Today).ShouldBeEmpty();

    [Fact]
    public void takes_back_what_was_said_of_a_day()
    {
        SetCalendarDayHandler.Decide(new SetCalendarDay(new(2026, 10, 1), null), Year, Today).ShouldBe([new CalendarDayCleared(new(2026, 10, 1), Today)]);
        SetCalendarDayHandler.Decide(new SetCalendarDay(Typhoon, null), Year, Today).ShouldBeEmpty();
        Year.Apply(new CalendarDayCleared(new(2026, 10, 1), Today)).Days.Keys.ShouldBe([new(2026, 10, 10)]);
    }

    [Fact]
    public void importing_makes_the_year_exactly_what_is_written() =>
        ImportCalendarHandler.Decide(new ImportCalendar(2026, "日期,类型,说明\n2026/10/1~2026/10/2\t放假\t国庆节"), Year, Today).ShouldBe([
            new CalendarDaySet(new(2026, 10, 2), DayKind.Holiday, "国庆节", Today), new CalendarDayCleared(new(2026, 10, 10), Today)]);

    [Theory]
    [InlineData("2026-13-01,休", "第 1 行看不懂")]
    [InlineData("2026-10-01,休\n2026-10-02", "第 2 行看不懂")]
    [InlineData("2026-10-01,什么", "第 1 行看不懂")]
    [InlineData("2026-10-07~2026-10-01,休", "第 1 行看不懂")]
    [InlineData("2027-10-01,休", "第 1 行是 2027 年的")]
    [InlineData("日期,类型", "没有读到任何日期")]
    public void importing_says_which_line_it_cannot_read(string text, string sentence) =>
        Should.Throw<RuleBroken>(() => CalendarText.Read(text, 2026)).Message.ShouldStartWith(sentence);

    [Fact]
    public void hours_must_be_in_order_and_apart()
    {
        Refused(new OfficeSession(new(9, 0), new(9, 0)));
        Refused(new OfficeSession(new(9, 0), new(12, 0)), new OfficeSession(new(12, 0), new(17, 0)));
        Refused();
        SetOfficeHoursHandler.Decide(new SetOfficeHours(2026, OfficeHours.Usual.Sessions), Year, Today).ShouldBeEmpty();
        SetOfficeHoursHandler.Decide(new SetOfficeHours(2026, [new OfficeSession(new(8, 30), new(17, 0))]), Year, Today).ShouldHaveSingleItem().ShouldBeOfType<OfficeHoursSet>();

        static void Refused(params OfficeSession[] sessions) => Should.Throw<RuleBroken>(() => SetOfficeHoursHandler.Decide(new SetOfficeHours(2026, sessions), Year, Today).ToList());
    }
}
