using System.Globalization;
using Crm.Foundation;

namespace Crm.Clocks.Calendar;

/// <summary>
/// A year's days as people paste them: one a line, "2027-02-06,休,春节"; a span as "2027-02-06~2027-02-12,休,春节". Commas, tabs or semicolons divide; a line of
/// headings and empty lines are passed over.
/// </summary>
public static class CalendarText
{
    private static readonly char[] Dividers = [',', '，', '\t', ';', '；'];
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private const int LongestSpan = 31;

    /// <summary>The days of a year, in the order written; a day written twice counts as written last.</summary>
    /// <exception cref="RuleBroken">A line can't be read; names the line.</exception>
    public static IReadOnlyDictionary<DateOnly, SpecialDay> Read(string text, int year)
    {
        var days = new SortedDictionary<DateOnly, SpecialDay>();
        var number = 0;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            number++;
            if (line.Length == 0 || (number == 1 && !line.Any(char.IsAsciiDigit))) continue;
            var cells = line.Split(Dividers, 3).Select(c => c.Trim().Trim('"')).ToArray();
            if (cells.Length < 2) throw Unread(number, line);
            var kind = KindOf(cells[1]) ?? throw Unread(number, line);
            var note = cells.Length > 2 ? cells[2].Filled() : null;
            if (note is { Length: > 40 }) throw new RuleBroken("第 {0} 行的说明超过 40 个字。", number) { Field = "Text", Kind = Refusal.Input };
            foreach (var day in Span(cells[0]) ?? throw Unread(number, line))
            {
                if (day.Year != year) throw new RuleBroken("第 {0} 行是 {1} 年的，不属于 {2} 年。", number, day.Year, year) { Field = "Text", Kind = Refusal.Input };
                days[day] = new SpecialDay(kind, note);
            }
        }
        if (days.Count == 0) throw new RuleBroken("没有读到任何日期。每行写一天，例如：2027-02-06,休,春节") { Field = "Text", Kind = Refusal.Input };
        return days;
    }

    private static List<DateOnly>? Span(string cell)
    {
        var ends = cell.Split(['~', '至', '～']);
        if (ends.Length > 2 || !Day(ends[0], out var from) || !Day(ends[^1], out var to) || to < from || to.DayNumber - from.DayNumber > LongestSpan) return null;
        return [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)];
    }

    private static bool Day(string text, out DateOnly day) => DateOnly.TryParseExact(text.Trim(), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static DayKind? KindOf(string word) => word.ToUpperInvariant() switch
    {
        "休" or "放假" or "休息" or "节假日" or "HOLIDAY" => DayKind.Holiday,
        "班" or "上班" or "调休" or "调休上班" or "补班" or "WORKDAY" => DayKind.Workday,
        _ => null,
    };

    private static RuleBroken Unread(int number, string line) =>
        new("第 {0} 行看不懂：“{1}”。每行写一天，例如：2027-02-06,休,春节", number, line.Length > 40 ? line[..40] + "…" : line) { Field = "Text", Kind = Refusal.Input };
}
