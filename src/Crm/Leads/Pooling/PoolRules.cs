namespace Crm.Leads.Pooling;

/// <summary>How a unit's pool (公海) works: who may take how much out of it, and when a lead nobody follows up goes back into it. Days are calendar days.</summary>
/// <param name="MostOwned">Leads before 签约 that one person may be in charge of and still claim another; null for any number.</param>
/// <param name="ClaimsPerDay">Leads one person may claim in a day; null for any number.</param>
/// <param name="CoolDownDays">Days during which whoever gave a lead back, or lost it, can't claim it again.</param>
/// <param name="RemindAfter">After how many days without a follow-up the person in charge is reminded, one after the other.</param>
/// <param name="ReturnAfter">After how many days it goes back to the pool; null for never.</param>
/// <param name="GraceDays">Days more for a lead nobody has been in touch with since it was handed over.</param>
public sealed record PoolRules(int? MostOwned, int? ClaimsPerDay, int CoolDownDays, IReadOnlyList<int> RemindAfter, int? ReturnAfter, int GraceDays)
{
    /// <summary>What the field is used to: reminders after 3, 5 and 7 days, then the pool. Nothing holds until somebody sets it.</summary>
    public static readonly PoolRules Usual = new(50, 5, 3, [3, 5, 7], 8, 3);

    /// <summary>The day from which days without a follow-up count.</summary>
    /// <param name="assignedOn">The day somebody became responsible.</param>
    /// <param name="lastFollowUp">The last talk with the investor, whoever had it.</param>
    public DateOnly CountsFrom(DateOnly assignedOn, DateOnly? lastFollowUp) => lastFollowUp is { } talked && talked >= assignedOn ? talked : assignedOn.AddDays(GraceDays);

    /// <summary>What is due on a day.</summary>
    /// <param name="reminded">The reminder that was given last since days count; null before the first.</param>
    public Rung Due(DateOnly countsFrom, int? reminded, DateOnly today)
    {
        var days = today.DayNumber - countsFrom.DayNumber;
        if (ReturnAfter is { } end && days >= end) return new Rung(days, true);
        var rung = RemindAfter.Where(after => after <= days).DefaultIfEmpty().Max();
        return rung > (reminded ?? 0) ? new Rung(rung, false) : Rung.None;
    }
}

/// <summary>A step of the ladder of reminders.</summary>
/// <param name="Days">Days without a follow-up; 0 where nothing is due.</param>
/// <param name="Returns">Whether the lead goes back to the pool.</param>
public readonly record struct Rung(int Days, bool Returns)
{
    /// <summary>Nothing is due.</summary>
    public static readonly Rung None = new(0, false);
}
