namespace Crm.Foundation;

/// <summary>Days in China's calendar. A day is a <see cref="DateOnly"/>, never an instant.</summary>
public static class China
{
    /// <summary>UTC+8 all year round.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Today in China.</summary>
    public static DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>China's day at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>What has happened can't have happened tomorrow, nor before the reform era.</summary>
    /// <exception cref="RuleBroken">The day is in the future or before 1978.</exception>
    public static void MustNotBeLater(DateOnly day, DateOnly today, string field)
    {
        if (day > today) throw new RuleBroken("发生日期不能晚于今天。") { Field = field, Kind = Refusal.Input };
        if (day.Year < 1978) throw new RuleBroken("发生日期太早了，请检查年份。") { Field = field, Kind = Refusal.Input };
    }
}
