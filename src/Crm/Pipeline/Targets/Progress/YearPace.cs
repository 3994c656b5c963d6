namespace Crm.Pipeline.Targets.Progress;

/// <summary>How far a year has gone.</summary>
public static class YearPace
{
    private const int Months = 12;

    /// <summary>The share of the year's days that have passed at the end of a day, 0 to 1.</summary>
    public static decimal Passed(int year, DateOnly day) => day.Year == year ? (decimal)day.DayOfYear / new DateOnly(year, 12, 31).DayOfYear : day.Year > year ? 1 : 0;

    /// <summary>The months of the year that are left after a day; the current one by the days it still has.</summary>
    public static decimal MonthsLeft(int year, DateOnly day)
    {
        if (day.Year != year) return day.Year > year ? 0 : Months;
        var days = DateTime.DaysInMonth(year, day.Month);
        return Months - day.Month + ((decimal)(days - day.Day) / days);
    }
}
