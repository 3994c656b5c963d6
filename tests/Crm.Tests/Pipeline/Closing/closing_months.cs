using Crm.Foundation;
using Crm.Pipeline.Closing;
using Crm.Team;
using static Crm.Tests.Pipeline.Closing.Given;

namespace Crm.Tests.Pipeline.Closing;

public class closing_months
{
    private static readonly DateOnly Today = new(2026, 7, 6);

    [Fact]
    public void begins_with_any_month_that_is_over()
    {
        Close(null, "2026-06").ShouldBe([new MonthClosed(City, 202606, Today)]);
        Close(null, "2025-11").ShouldHaveSingleItem();
        Refused(() => Close(null, "2026-07")).ShouldBe("这个月还没有过完，不能封账。");
        Refused(() => Close(null, "2026-08")).ShouldBe("这个月还没有过完，不能封账。");
    }

    [Fact]
    public void goes_on_with_the_next_one()
    {
        var book = Closed(City, (202511, July(1)), (202512, July(2)));
        Close(book, "2026-01").ShouldHaveSingleItem();
        Refused(() => Close(book, "2026-02")).ShouldContain("2026-01");
        Refused(() => Close(book, "2025-12")).ShouldBe("2025-12已经封账了。");
        Refused(() => Close(book, "2025-01")).ShouldBe("2025-01已经封账了。", "what lies before the first is closed with it");
    }

    [Fact]
    public void is_undone_from_the_last_one_back_and_can_be_done_again()
    {
        var book = Closed(City, (202605, July(1)), (202606, July(2)));
        Refused(() => Reopen(book, "2026-05")).ShouldContain("2026-06");
        Refused(() => Reopen(book, "2026-04")).ShouldContain("没有给 2026-04 封账");
        Refused(() => Reopen(book, "2026-06", " ")).ShouldBe("请写明原因。");
        Reopen(book, "2026-06", " 重报 ").ShouldBe([new MonthReopened(202606, "重报", Today)]);

        var opened = book with { Closings = [book.Closings[0], book.Closings[1] with { Reopened = new Reopened(July(3), "lu", "重报") }] };
        opened.Through.ShouldBe(202605);
        Refused(() => Reopen(opened, "2026-06")).ShouldContain("没有给 2026-06 封账");
        Close(opened, "2026-06").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("2026-6")]
    [InlineData("202606")]
    [InlineData("2026-13")]
    [InlineData("1999-12")]
    [InlineData("2026-06-01")]
    [InlineData("")]
    [InlineData(null)]
    public void takes_months_only_as_they_are_written(string? month) => Months.Understand(month).ShouldBeNull();

    [Fact]
    public void holds_for_every_unit_below()
    {
        var books = Books(Closed(City, (202605, July(2))), Closed(District, (202604, July(1))));
        books.Through(District).ShouldBe((202605, City));
        books.Closer(District, 202604).ShouldBe(City, "the topmost of those who closed it");
        books.Closer(District, 202606).ShouldBeNull();
        books.Through(Province).ShouldBeNull();
        Books(Closed(City, (202604, July(2))), Closed(District, (202605, July(1)))).Closer(District, 202605).ShouldBe(District);
    }

    [Fact]
    public void is_known_of_any_moment()
    {
        var book = Closed(City, (202605, July(2)));
        book = book with { Closings = [book.Closings[0] with { Reopened = new Reopened(July(4), "lu", "重报") }, new ClosedMonth(202605, July(6), "lu")] };
        foreach (var (day, closed) in new[] { (1, false), (3, true), (5, false), (7, true) }) book.WasClosed(202605, July(day)).ShouldBe(closed, $"{day}");
        book.WasClosed(202606, July(7)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(City, City, false)]
    [InlineData(Province, City, true)]
    [InlineData(District, City, false)]
    [InlineData(Province, Province, true)]
    public void is_undone_by_managers_from_above(string manager, string unit, bool may)
    {
        var roster = new Given();
        var actor = new Actor("lu", "陆某", manager, "", new HashSet<Role> { Role.Manager }, "page") { Units = roster.Below(manager) };
        ClosingRules.MayReopen(actor, roster.Unit(unit)!).ShouldBe(may);
    }

    private static List<object> Close(ClosingBook? book, string month) => [.. CloseMonthHandler.Decide(new CloseMonth(City, month), book, Today)];

    private static List<object> Reopen(ClosingBook book, string month, string reason = "重报") => [.. ReopenMonthHandler.Decide(new ReopenMonth(City, month, reason), book, Today)];

    private static string Refused(Action decide) => Should.Throw<RuleBroken>(decide).Message;
}
