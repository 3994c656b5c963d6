using System.Globalization;
using Crm.Foundation;

namespace Crm.Clocks.Calendar;

/// <summary>How time is measured.</summary>
public enum Measure
{
    /// <summary>分钟, by the clock on the wall.</summary>
    Minutes = 1,

    /// <summary>小时, by the clock on the wall.</summary>
    Hours,

    /// <summary>工作小时: only while the offices are open.</summary>
    WorkingHours,

    /// <summary>工作日: to the same time of the day so many working days later.</summary>
    WorkingDays,
}

/// <summary>A length of time: 3 minutes, 24 hours, 4 working hours, 5 working days.</summary>
public sealed record Term(int Amount, Measure Measure)
{
    /// <summary>Longer than anybody is asked to wait; also keeps a sum within the calendar.</summary>
    public const int Most = 10_000;

    /// <summary>Whether it depends on the calendar.</summary>
    public bool IsWorking => Measure is Measure.WorkingHours or Measure.WorkingDays;

    /// <summary>Refuses what is no length.</summary>
    /// <exception cref="RuleBroken">At <paramref name="field"/>.</exception>
    public void MustBeSound(string field)
    {
        if (!Enum.IsDefined(Measure)) throw new RuleBroken("没有这个时间单位。") { Field = field, Kind = Refusal.Input };
        if (Amount is < 1 or > Most) throw new RuleBroken("时长要在 1 到 {0} 之间。", Most) { Field = field, Kind = Refusal.Input };
    }

    /// <summary>The length in the current language.</summary>
    public string Words => Measure switch
    {
        Measure.Minutes => Texts.Of("{0} 分钟", Number),
        Measure.Hours => Texts.Of("{0} 小时", Number),
        Measure.WorkingHours => Texts.Of("{0} 个工作小时", Number),
        Measure.WorkingDays => Texts.Of("{0} 个工作日", Number),
        _ => throw new ArgumentOutOfRangeException(nameof(Measure), Measure, null),
    };

    private string Number => Amount.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Measures in words.</summary>
public static class MeasureWords
{
    /// <summary>The measure in the current language.</summary>
    public static string Of(Measure measure) => measure switch
    {
        Measure.Minutes => Texts.Of("分钟"),
        Measure.Hours => Texts.Of("小时"),
        Measure.WorkingHours => Texts.Of("工作小时"),
        Measure.WorkingDays => Texts.Of("工作日"),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, null),
    };
}
