using System.Globalization;
using Crm.Foundation.Formats;

namespace Crm.Seeding.Stories;

/// <summary>Where one story stands in time, and the dice that decide how it goes on. The same dice and the same first day make the same story.</summary>
/// <param name="dice">Theirs alone.</param>
/// <param name="begin">First day.</param>
/// <param name="today">The day the demo is looked at: something is due on it even on a Sunday.</param>
internal sealed class Diary(Random dice, DateOnly begin, DateOnly today)
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>The working day the story has come to.</summary>
    public DateOnly Day { get; private set; } = OpenDay(begin, today);

    /// <summary>The day the demo is looked at, which no story reaches.</summary>
    public DateOnly Today => today;

    /// <summary>The next moment of the day: within office hours at first, and always after the one before.</summary>
    public DateTimeOffset Next()
    {
        var moment = Days.Start(Day).AddMinutes(Between(8 * 60 + 30, 16 * 60 + 30)).AddSeconds(Between(0, 59));
        return last = moment > last ? moment : last.AddMinutes(Between(2, 15));
    }

    /// <summary>Lets days go by, and ends up on a working day.</summary>
    public void Wait(int from, int to) => Day = WorkingDay(Day.AddDays(Between(from, to)));

    /// <summary>Goes on to a day, unless it lies behind.</summary>
    public void GoTo(DateOnly day) => Day = day > Day ? day : Day;

    public int Between(int from, int to) => dice.Next(from, to + 1);

    public bool Chance(double share) => dice.NextDouble() < share;

    public T Pick<T>(IReadOnlyList<T> of) => of[dice.Next(of.Count)];

    /// <summary>Picks by weight.</summary>
    public T Pick<T>(IReadOnlyList<T> of, Func<T, int> weight)
    {
        var at = dice.Next(of.Sum(weight));
        return of.First(one => (at -= weight(one)) < 0);
    }

    /// <summary>A figure between two others, small ones more often than large ones.</summary>
    public decimal Skewed(decimal from, decimal to) => from * (decimal)Math.Pow((double)(to / from), Math.Pow(dice.NextDouble(), 1.6));

    /// <summary>The day itself, or the next on which offices are open.</summary>
    public DateOnly WorkingDay(DateOnly day) => OpenDay(day, today);

    private static DateOnly OpenDay(DateOnly day, DateOnly today)
    {
        while (day != today && (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsHoliday(day))) day = day.AddDays(1);
        return day;
    }

    // New Year's Day, Labour Day, the National Day week and the first week of the lunar year; the shifted working days don't matter here
    private static bool IsHoliday(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return (day.Month, day.Day) is (1, 1) or (5, <= 5) or (10, <= 7) || (Lunar.GetMonth(noon) == 1 && Lunar.GetDayOfMonth(noon) <= 7);
    }
}
