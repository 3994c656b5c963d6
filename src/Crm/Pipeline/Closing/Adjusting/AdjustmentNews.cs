using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Notifications;
using Crm.Team;

namespace Crm.Pipeline.Closing.Adjusting;

/// <summary>Who is told what about adjustments.</summary>
internal static class AdjustmentNews
{
    private const string Page = "/pipeline/adjustments";

    /// <summary>One waits: the managers of the units that closed the month are told, or those above where the asker is the only one.</summary>
    public static IEnumerable<StaffNews> Asked(Guid adjustment, string company, int month, IReadOnlyList<string> closers, Actor by, IRoster roster)
    {
        string[] told = [.. closers.SelectMany(unit => Managers(unit, by, roster)).Distinct()];
        if (told.Length > 0) yield return new StaffNews(Uuid5.Of("adjustment-asked", $"{adjustment}"), NewsKind.AdjustmentAsked, told, by.Login, Page, $"{company} · {Months.Show(month)}");
    }

    /// <summary>It was decided: whoever asked is told.</summary>
    public static StaffNews Decided(Adjustment adjustment, string company, bool approved, Actor by) => new(
        Uuid5.Of("adjustment-decided", $"{adjustment.Id}"), approved ? NewsKind.AdjustmentApproved : NewsKind.AdjustmentDeclined, [adjustment.By], by.Login,
        adjustment.Lead == Guid.Empty ? Page : $"/leads/{adjustment.Lead}", $"{company} · {Months.Show(adjustment.Month)}");

    private static IEnumerable<string> Managers(string unit, Actor by, IRoster roster)
    {
        var path = roster.Unit(unit)?.Path ?? unit;
        foreach (var up in Enumerable.Range(0, DatedSets.Upwards(path).Count))
            if (Escalation.Whom(path, up, roster).Logins.Where(login => login != by.Login).ToList() is { Count: > 0 } others) return others;
        return [];
    }
}
