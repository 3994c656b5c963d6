namespace Crm.Inquiries.Tracking;

/// <summary>By when a visitor is told to expect an answer.</summary>
public static class AnswerPromise
{
    /// <summary>The next working day, weekends left out: the lead clock's "answer within 1 day" in a visitor's words.</summary>
    public static DateOnly By(DateOnly received)
    {
        var day = received.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        return day;
    }
}
