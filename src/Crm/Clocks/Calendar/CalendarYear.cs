using Crm.Foundation;

namespace Crm.Clocks.Calendar;

/// <summary>What is said of a year's days and hours. One stream per year; its id derives from the year.</summary>
/// <param name="Days">The days that are not what their day of the week makes them.</param>
/// <param name="Hours">Null where nobody has set any: then the usual ones hold.</param>
public sealed partial record CalendarYear(Guid Id, int Year, IReadOnlyDictionary<DateOnly, SpecialDay> Days, OfficeHours? Hours)
{
    /// <summary>The stream of a year.</summary>
    public static Guid IdOf(int year) => Uuid5.Of("calendar", $"{year}");

    /// <summary>A year nothing is said of.</summary>
    public static CalendarYear Blank(int year) => new(IdOf(year), year, new Dictionary<DateOnly, SpecialDay>(), null);

    /// <summary>Whether the year's holidays are known; before the State Council has published them they are not.</summary>
    public bool IsPublished => Days.Values.Any(day => day.Kind == DayKind.Holiday);

    public static CalendarYear Create(CalendarDaySet e) => Blank(e.Day.Year).Apply(e);

    public static CalendarYear Create(OfficeHoursSet e) => Blank(e.Year).Apply(e);

    public CalendarYear Apply(CalendarDaySet e) => this with { Days = new Dictionary<DateOnly, SpecialDay>(Days) { [e.Day] = new(e.Kind, e.Note) } };

    public CalendarYear Apply(CalendarDayCleared e) => this with { Days = Days.Where(d => d.Key != e.Day).ToDictionary() };

    public CalendarYear Apply(OfficeHoursSet e) => this with { Hours = new OfficeHours(e.Sessions) };
}

/// <summary>A day that is not what its day of the week makes it.</summary>
public sealed record SpecialDay(DayKind Kind, string? Note);
