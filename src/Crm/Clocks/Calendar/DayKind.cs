using Crm.Foundation;

namespace Crm.Clocks.Calendar;

/// <summary>What the calendar says of a day that is not what its day of the week makes it.</summary>
public enum DayKind
{
    /// <summary>放假: off, though it may be a Wednesday.</summary>
    Holiday = 1,

    /// <summary>上班: worked, though it is a Saturday or a Sunday (调休).</summary>
    Workday,
}

/// <summary>Days in words.</summary>
public static class DayKindWords
{
    /// <summary>The kind in the current language.</summary>
    public static string Of(DayKind kind) => kind == DayKind.Holiday ? Texts.Of("放假") : Texts.Of("调休上班");

    /// <summary>One character for a small square: 休 or 班.</summary>
    public static string Short(DayKind kind) => kind == DayKind.Holiday ? Texts.Of("休") : Texts.Of("班");
}
