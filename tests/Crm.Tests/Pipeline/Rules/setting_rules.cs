using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Rules;

namespace Crm.Tests.Pipeline.Rules;

public class setting_rules
{
    private const string Unit = "330500";

    private static readonly DateOnly Day = new(2026, 1, 20);
    private static readonly CountingRules Some = new(5_000, [10_000, 50_000], 6, [TerminationReason.FundingFailed, TerminationReason.InvestorWithdrew]);
    private static readonly SetCountingRules Command = new(Unit, 2026, " 2026 年考核口径 ", Some, " 湖考〔2026〕1 号 ", Day, 0);

    // Recorded on 25 January, replaced on 10 July; rules for 2024 were entered in between.
    private static readonly RuleBook Book = new(RuleBook.IdOf(Unit), Unit,
        [Set(1, 2026, 5_000, new(2026, 1, 25)), Set(2, 2024, 0, new(2026, 3, 1)), Set(3, 2026, 8_000, new(2026, 7, 10))]);

    [Fact]
    public void records_them_with_their_reason_and_the_reasons_in_order()
    {
        var set = SetCountingRulesHandler.Decide(Command, null).ShouldHaveSingleItem().ShouldBeOfType<CountingRulesSet>();
        (set.Unit, set.Year, set.Name, set.Reason, set.OccurredOn, set.Rules.Least, set.Rules.StartMonths).ShouldBe((Unit, 2026, "2026 年考核口径", "湖考〔2026〕1 号", Day, 5_000m, 6));
        set.Rules.Excused.ShouldBe([TerminationReason.InvestorWithdrew, TerminationReason.FundingFailed]);
    }

    [Fact]
    public void as_they_are_changes_nothing_and_what_was_replaced_can_come_back()
    {
        var now = Command with { Name = "口径", Reason = "1 号", Version = 3, Rules = Some with { Least = 8_000 } };
        SetCountingRulesHandler.Decide(now, Book).ShouldBeEmpty();
        SetCountingRulesHandler.Decide(now with { Rules = Some }, Book).ShouldHaveSingleItem();
    }

    [Fact]
    public void on_what_somebody_else_changed_meanwhile_is_a_conflict() =>
        Should.Throw<RuleBroken>(() => SetCountingRulesHandler.Decide(Command with { Version = 2 }, Book).ToList()).Kind.ShouldBe(Refusal.Conflict);

    [Theory]
    [InlineData(2023, Standpoint.AsHappened, "2026-12-31", null)]
    [InlineData(2024, Standpoint.AsHappened, "2026-12-31", 0)]
    [InlineData(2025, Standpoint.AsHappened, "2026-12-31", 0)]
    [InlineData(2026, Standpoint.AsHappened, "2026-12-31", 8_000)]
    [InlineData(2030, Standpoint.AsHappened, "2026-12-31", 8_000)]
    [InlineData(2026, Standpoint.AsHappened, "2025-06-30", 8_000)]
    [InlineData(2026, Standpoint.AsRecorded, "2026-01-24", null)]
    [InlineData(2026, Standpoint.AsRecorded, "2026-01-25", 5_000)]
    [InlineData(2025, Standpoint.AsRecorded, "2026-02-28", null)]
    [InlineData(2025, Standpoint.AsRecorded, "2026-03-01", 0)]
    [InlineData(2026, Standpoint.AsRecorded, "2026-07-09", 5_000)]
    [InlineData(2026, Standpoint.AsRecorded, "2026-07-10", 8_000)]
    public void holds_from_the_year_on_and_is_known_from_the_day_of_record_or_at_once(int year, Standpoint seen, string day, int? least)
    {
        var known = Book.Known(new AsOf(DateOnly.Parse(day), seen));
        new RuleBooks(Book, [known]).InForce(year)?.Set.Rules.Least.ShouldBe(least!.Value);
        (new RuleBooks(Book, [known]).InForce(year) is null).ShouldBe(least is null);
    }

    [Fact]
    public void that_is_withdrawn_leaves_those_of_the_year_before_or_of_the_unit_above()
    {
        var command = new WithdrawCountingRules(Unit, 2026, " 文件撤销 ", Day, 3);
        WithdrawCountingRulesHandler.Decide(command, Book).ShouldBe([new CountingRulesWithdrawn(2026, "文件撤销", Day)]);
        Should.Throw<RuleBroken>(() => WithdrawCountingRulesHandler.Decide(command with { Year = 2025 }, Book).ToList()).Field.ShouldBe("Year");
        Should.Throw<RuleBroken>(() => WithdrawCountingRulesHandler.Decide(command with { Version = 2 }, Book).ToList()).Kind.ShouldBe(Refusal.Conflict);
        var after = Book with { Entries = [.. Book.Entries, Set(4, 2026, 0, new(2026, 9, 1)) with { Rules = null }] };
        InForce(after, new(2026, 12, 31), Standpoint.AsHappened)!.Value.Set.Year.ShouldBe(2024);
        InForce(after, new(2026, 8, 31), Standpoint.AsRecorded)!.Value.Set.Rules.Least.ShouldBe(8_000);
        Should.Throw<RuleBroken>(() => WithdrawCountingRulesHandler.Decide(command with { Version = 4 }, after).ToList()).Field.ShouldBe("Year");
        SetCountingRulesHandler.Decide(Command with { Version = 4 }, after).ShouldHaveSingleItem();

        static (string Unit, DatedRules Set)? InForce(RuleBook book, DateOnly day, Standpoint seen) => new RuleBooks(book, [book.Known(new AsOf(day, seen))]).InForce(2026);
    }

    [Fact]
    public void of_a_nearer_unit_comes_before_those_above()
    {
        var below = new RuleBook(RuleBook.IdOf("330521"), "330521", [Set(1, 2025, 100, new(2026, 1, 25))]);
        var now = new AsOf(new(2026, 12, 31), Standpoint.AsHappened);
        var books = new RuleBooks(below, [below.Known(now), Book.Known(now)]);
        (books.InForce(2026)!.Value.Unit, books.InForce(2024)!.Value.Unit, books.Version).ShouldBe(("330521", Unit, 1));
    }

    [Fact]
    public void refuses_what_cannot_be_meant()
    {
        Wrong(Command with { Year = 1999 }, "Year");
        Wrong(Command with { Year = 2100 }, "Year");
        Wrong(Command with { Name = " " }, "Name");
        Wrong(Command with { Name = new string('长', 61) }, "Name");
        Wrong(Command with { Reason = "" }, "Reason");
        Wrong(Command with { Version = -1 }, "Version");
        foreach (var least in new[] { -1m, 0.5m, 100_000_001m }) Wrong(Command with { Rules = Some with { Least = least } }, "Rules.Least");
        foreach (var sizes in new decimal[][] { [], [0], [-5], [1.5m], [10_000, 10_000], [50_000, 10_000], [100_000_001], [1, 2, 3, 4, 5, 6, 7] }) Wrong(Command with { Rules = Some with { Thresholds = sizes } }, "Rules.Thresholds");
        foreach (var months in new[] { 0, -6, 121 }) Wrong(Command with { Rules = Some with { StartMonths = months } }, "Rules.StartMonths");
        foreach (var reasons in new TerminationReason[][] { [(TerminationReason)99], [TerminationReason.Other, TerminationReason.Other] }) Wrong(Command with { Rules = Some with { Excused = reasons } }, "Rules.Excused");
        new SetCountingRulesValidator().Validate(Command with { Rules = CountingRules.Standard }).IsValid.ShouldBeTrue();

        static void Wrong(SetCountingRules command, string field) => new SetCountingRulesValidator().Validate(command).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(field);
    }

    [Theory]
    [InlineData("1亿、10亿 50亿", new[] { 10_000, 100_000, 500_000 })]
    [InlineData("1亿,10亿", new[] { 10_000, 100_000 })]
    [InlineData("10,000、100,000", new[] { 10_000, 100_000 })]
    [InlineData("10000,100000；500000", new[] { 10_000, 100_000, 500_000 })]
    [InlineData("", new int[0])]
    public void reads_sizes_as_people_write_them(string text, int[] sizes) => RulesForm.ReadThresholds(text).ShouldBe([.. sizes.Select(size => (decimal)size)]);

    [Fact]
    public void begins_with_what_is_shown_last()
    {
        var column = new RuledColumn(2026, 2026, Some, null, []);
        var form = new RulesForm(new RulesSheet(Unit, Day, Standpoint.AsHappened, [column], [], 0), Day) { Reason = "1 号" };
        var command = form.Read(0);
        (command.Unit, command.Year, command.Name, command.Rules.Same(Some)).ShouldBe((Unit, 2026, "2026 年考核口径", true));
        form.Year = 2027;
        form.Name.ShouldBe("2027 年考核口径");
        form.Thresholds = "多";
        Should.Throw<RuleBroken>(() => form.Read(0)).Field.ShouldBe("Rules.Thresholds");
    }

    private static RuleEntry Set(int number, int year, decimal least, DateOnly recorded) =>
        new(number, year, "口径", Some with { Least = least }, "1 号", recorded, new DateTimeOffset(recorded, new TimeOnly(10, 0), China.Offset).ToUniversalTime(), "lu");
}
