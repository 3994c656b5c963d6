using System.Globalization;

namespace Crm.Leads.Pooling;

/// <summary>Rules of the pool while somebody is writing them.</summary>
public sealed class PoolForm(PoolRules rules)
{
    public int? MostOwned { get; set; } = rules.MostOwned;

    public int? ClaimsPerDay { get; set; } = rules.ClaimsPerDay;

    public int CoolDownDays { get; set; } = rules.CoolDownDays;

    /// <summary>Days, separated by commas or spaces.</summary>
    public string RemindAfter { get; set; } = string.Join(", ", rules.RemindAfter);

    public int? ReturnAfter { get; set; } = rules.ReturnAfter;

    public int GraceDays { get; set; } = rules.GraceDays;

    /// <summary>The rules as they stand; what is no number among the reminders is refused as a number that can't be.</summary>
    public PoolRules Rules() => new(
        MostOwned, ClaimsPerDay, CoolDownDays,
        [.. RemindAfter.Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(d => int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0)],
        ReturnAfter, GraceDays);
}
