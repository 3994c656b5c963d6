using Crm.Foundation.Formats;

namespace Crm.Seeding.Stories;

/// <summary>Where one story stands in time, and the dice that decide how it goes on. The same dice and the same first day make the same story.</summary>
internal sealed class Diary(Random dice, DateOnly begin)
{
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>The working day the story has come to.</summary>
    public DateOnly Day { get; private set; } = WorkingDay(begin);

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

    /// <summary>The day itself, or the Monday after a weekend.</summary>
    public static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
