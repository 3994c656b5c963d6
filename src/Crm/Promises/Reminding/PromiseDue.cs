namespace Crm.Promises.Reminding;

/// <summary>When people are told about the day a promise is due. Pure.</summary>
public static class PromiseDue
{
    /// <summary>So many days before, whoever is in charge is told.</summary>
    public const int NearDays = 3;

    /// <summary>So many days after, the managers of the unit above.</summary>
    public const int EscalatedDays = 7;

    /// <summary>What "this week" means: so many days from today.</summary>
    public const int WeekDays = 7;

    /// <summary>What is to be told today beyond what was told already; null where nothing is. A product that was down says only the last of what it missed.</summary>
    public static PromiseReminder? Step(DateOnly due, PromiseReminder told, DateOnly today)
    {
        var step = (due.DayNumber - today.DayNumber) switch
        {
            <= -EscalatedDays => PromiseReminder.Escalated,
            < 0 => PromiseReminder.Overdue,
            <= NearDays => PromiseReminder.Near,
            _ => PromiseReminder.None,
        };
        return step > told ? step : null;
    }
}
