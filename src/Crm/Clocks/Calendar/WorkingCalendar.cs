using Crm.Foundation;
using Marten;

namespace Crm.Clocks.Calendar;

/// <summary>
/// Which days are worked and how time adds up over them. Pure: the same years give the same answers. All moments are instants; days and hours are China's.
/// A stretch of working time includes its end: what falls due on the minute of closing is due at closing, not at the next opening.
/// </summary>
public sealed class WorkingCalendar(IEnumerable<CalendarYear> years)
{
    // A calendar without a working day in so long a time is a mistake, and looking on would never end.
    private const int MostDaysOff = 400;

    private readonly Dictionary<int, CalendarYear> years = years.ToDictionary(y => y.Year);

    /// <summary>Reads what the store knows.</summary>
    public static async Task<WorkingCalendar> Read(IQuerySession session, CancellationToken token) => new(await session.Query<CalendarYear>().ToListAsync(token));

    /// <summary>Whether a day is worked: as the calendar says, and where it says nothing Monday to Friday are.</summary>
    public bool IsWorkday(DateOnly day) => years.GetValueOrDefault(day.Year)?.Days.GetValueOrDefault(day)?.Kind switch
    {
        DayKind.Holiday => false,
        DayKind.Workday => true,
        _ => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
    };

    /// <summary>The hours of a working day.</summary>
    public OfficeHours HoursOf(DateOnly day) => years.GetValueOrDefault(day.Year)?.Hours ?? OfficeHours.Usual;

    /// <summary>Whether the offices are open; the last minute of a session counts.</summary>
    public bool IsWorking(DateTimeOffset moment)
    {
        var (day, time) = Local(moment);
        return IsWorkday(day) && HoursOf(day).Sessions.Any(s => s.From.ToTimeSpan() <= time && time <= s.To.ToTimeSpan());
    }

    /// <summary>The moment a length after another.</summary>
    public DateTimeOffset Add(DateTimeOffset from, Term term) => term.Measure switch
    {
        Measure.Minutes => from.AddMinutes(term.Amount),
        Measure.Hours => from.AddHours(term.Amount),
        Measure.WorkingHours => AddWorking(from, TimeSpan.FromHours(term.Amount)),
        Measure.WorkingDays => AddWorkingDays(from, term.Amount),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, null),
    };

    /// <summary>The moment by which so much working time will have passed. Nothing added to anything is the moment itself.</summary>
    public DateTimeOffset AddWorking(DateTimeOffset from, TimeSpan length)
    {
        if (length <= TimeSpan.Zero) return from;
        foreach (var (open, close) in SessionsFrom(from))
        {
            var start = open > from ? open : from;
            if (close - start >= length) return start + length;
            length -= close - start;
        }
        throw Endless;
    }

    /// <summary>
    /// The same time of the day so many working days later. What comes in while nobody works counts from the next opening; where that lands on an opening, the time
    /// is up at the closing before it: one working day from Saturday is Monday evening.
    /// </summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        if (days <= 0) return from;
        var start = Opening(from);
        var (day, time) = Local(start);
        for (var left = days; left > 0; left--) day = NextWorkday(day);
        return Landing(At(day, time));
    }

    /// <summary>How much working time lies between two moments; nothing where the second is not later.</summary>
    public TimeSpan WorkingBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        if (to <= from) return sum;
        foreach (var (open, close) in SessionsFrom(from))
        {
            if (open >= to) return sum;
            sum += (close < to ? close : to) - (open > from ? open : from);
        }
        throw Endless;
    }

    // The moment itself while the offices are open and not just closing, else the next opening.
    private DateTimeOffset Opening(DateTimeOffset from)
    {
        var next = SessionsFrom(from).First();
        return next.Open > from ? next.Open : from;
    }

    private DateTimeOffset Landing(DateTimeOffset moment)
    {
        var (day, time) = Local(moment);
        var sessions = HoursOf(day).Sessions;
        // Hours may differ from one year to the next: a time that is none of the new year's is moved to the closing before it.
        var before = sessions.LastOrDefault(s => s.From.ToTimeSpan() < time);
        if (before is not null) return At(day, Min(before.To.ToTimeSpan(), time));
        do day = day.AddDays(-1);
        while (!IsWorkday(day));
        return At(day, HoursOf(day).Sessions[^1].To.ToTimeSpan());
    }

    private DateOnly NextWorkday(DateOnly day)
    {
        for (var tried = 0; tried < MostDaysOff; tried++)
        {
            day = day.AddDays(1);
            if (IsWorkday(day)) return day;
        }
        throw Endless;
    }

    // Sessions that end after a moment, in order.
    private IEnumerable<(DateTimeOffset Open, DateTimeOffset Close)> SessionsFrom(DateTimeOffset moment)
    {
        var day = Local(moment).Day;
        if (!IsWorkday(day)) day = NextWorkday(day);
        while (true)
        {
            foreach (var session in HoursOf(day).Sessions)
                if (At(day, session.To.ToTimeSpan()) is var close && close > moment) yield return (At(day, session.From.ToTimeSpan()), close);
            day = NextWorkday(day);
        }
    }

    private static (DateOnly Day, TimeSpan Time) Local(DateTimeOffset moment)
    {
        var there = moment.ToOffset(China.Offset);
        return (DateOnly.FromDateTime(there.DateTime), there.TimeOfDay);
    }

    private static DateTimeOffset At(DateOnly day, TimeSpan time) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue) + time, China.Offset).ToUniversalTime();

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static RuleBroken Endless => new("工作日历里连续 {0} 天没有工作日，请先改正日历。", MostDaysOff);
}
