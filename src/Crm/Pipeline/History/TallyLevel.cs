namespace Crm.Pipeline.History;

/// <summary>For how many days a count is added up. The numbers stand in rows and never change.</summary>
public enum TallyLevel
{
    /// <summary>One day.</summary>
    Day = 0,

    /// <summary>A month.</summary>
    Month = 1,

    /// <summary>A year.</summary>
    Year = 2,

    /// <summary>旬: from the 1st, the 11th or the 21st of a month.</summary>
    TenDays = 3,

    /// <summary>A quarter of a year.</summary>
    Quarter = 4,
}

/// <summary>Where the days of a level begin.</summary>
internal static class TallyLevels
{
    /// <summary>From days to years, each made of whole ones of the one before, so that any day is the sum of a few of each.</summary>
    public static readonly IReadOnlyList<TallyLevel> Upwards = [TallyLevel.Day, TallyLevel.TenDays, TallyLevel.Month, TallyLevel.Quarter, TallyLevel.Year];

    /// <summary>From years to days.</summary>
    public static readonly IReadOnlyList<TallyLevel> Downwards = [.. Upwards.Reverse()];

    /// <summary>The first of the days with which a day is added up.</summary>
    public static DateOnly First(this TallyLevel level, DateOnly day) => level switch
    {
        TallyLevel.TenDays => new(day.Year, day.Month, day.Day > 20 ? 21 : day.Day > 10 ? 11 : 1),
        TallyLevel.Month => new(day.Year, day.Month, 1),
        TallyLevel.Quarter => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        TallyLevel.Year => new(day.Year, 1, 1),
        _ => day,
    };
}
