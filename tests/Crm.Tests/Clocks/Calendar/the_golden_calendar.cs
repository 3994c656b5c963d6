using System.Globalization;
using Crm.Clocks.Calendar;
using Crm.Foundation;
using Crm.Tests.Architecture;

namespace Crm.Tests.Clocks.Calendar;

/// <summary>The schedules as seeded and the arithmetic, held against files that were made from the notices and the rules without the product, one of them by hand.</summary>
public class the_golden_calendar
{
    private static readonly WorkingCalendar Calendar = Published.Calendar;

    public static TheoryData<string> Days => [.. Lines("golden-days.csv")];

    public static TheoryData<string> Terms => [.. Lines("golden-terms.csv")];

    public static TheoryData<string> ByHand => [.. Lines("golden-by-hand.txt")];

    private static readonly int[] TermsAsked = [1, 2, 3, 5, 10];

    [Fact]
    public void is_large_enough()
    {
        Lines("golden-days.csv").Count.ShouldBeGreaterThan(140);
        Lines("golden-terms.csv").Count.ShouldBeGreaterThan(200);
        (Lines("golden-by-hand.txt").Count * TermsAsked.Length).ShouldBeGreaterThan(200);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void knows_which_days_are_worked(string line)
    {
        var cells = line.Split(',');
        Calendar.IsWorkday(DateOnly.Parse(cells[0], CultureInfo.InvariantCulture)).ShouldBe(cells[1] == "班", line);
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void knows_when_a_term_is_up(string line)
    {
        var cells = line.Split(',');
        var term = new Term(int.Parse(cells[1], CultureInfo.InvariantCulture), Enum.Parse<Measure>(cells[2]));
        Calendar.Add(Published.At(cells[0]), term).ShouldBe(Published.At(cells[3]), line);
    }

    [Theory]
    [MemberData(nameof(ByHand))]
    public void agrees_with_the_calendar_on_the_wall(string line)
    {
        var (from, due) = (line.Split(':')[0], line.Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        TermsAsked.Select(days => Calendar.Add(Published.At(from + " 10:00"), new Term(days, Measure.WorkingDays))).ShouldBe(due.Select(day => Published.At(day + " 10:00")), line);
    }

    private static List<string> Lines(string file) =>
        [.. File.ReadLines(Path.Combine(SourceTree.Root, "tests/Crm.Tests/Clocks/Calendar", file)).Where(line => line.Length > 0 && line[0] != '#')];
}

/// <summary>The calendar as every installation starts with it.</summary>
internal static class Published
{
    public static WorkingCalendar Calendar { get; } = new(CalendarSeeds.Published.Select(y => Year(y.Key, [.. y.Value])));

    /// <summary>A year made of the facts that importing the lines records.</summary>
    public static CalendarYear Year(int year, params string[] lines) =>
        ImportCalendarHandler.Decide(new ImportCalendar(year, string.Join('\n', lines)), CalendarYear.Blank(year), new(2026, 1, 1))
            .Aggregate(CalendarYear.Blank(year), (state, fact) => state.Apply((CalendarDaySet)fact));

    /// <summary>A moment written in China's time.</summary>
    public static DateTimeOffset At(string local) => new(DateTime.Parse(local, CultureInfo.InvariantCulture), China.Offset);
}
