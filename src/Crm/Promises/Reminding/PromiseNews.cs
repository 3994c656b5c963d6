using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads.Listing;
using Crm.Notifications;
using Crm.Team;

namespace Crm.Promises.Reminding;

/// <summary>Who is told what about promises.</summary>
public static class PromiseNews
{
    /// <summary>The name reminders have in records and notices.</summary>
    public const string Reminder = ":承诺到期";

    /// <summary>A promise waits for a manager.</summary>
    public static IEnumerable<StaffNews> Waits(Guid promise, LeadListing lead, Actor by, IRoster roster)
    {
        var managers = Managers(lead, 0, roster).Where(login => login != by.Login).ToList();
        if (managers.Count > 0) yield return new StaffNews(Uuid5.Of("promise-waits", $"{promise}"), NewsKind.PromiseWaits, managers, by.Login, LinkOf(lead), lead.Company);
    }

    /// <summary>A manager decided on a promise: whoever put it down and whoever made it are told.</summary>
    public static IEnumerable<StaffNews> Decided(OpenedPromise opened, bool approved, Actor by)
    {
        var (promise, lead) = (opened.Promise, opened.Lead);
        string[] told = [.. new[] { promise.Recorder, promise.By }.Distinct().Where(login => login != by.Login && login.Length > 0)];
        if (told.Length > 0) yield return new StaffNews(Guid.CreateVersion7(), approved ? NewsKind.PromiseApproved : NewsKind.PromiseDeclined, told, by.Login, LinkOf(lead), lead.Company);
    }

    /// <summary>Who is told that a promise is nearly due or overdue: whoever is in charge, then the unit's managers too, then those above.</summary>
    public static IReadOnlyList<string> Whom(Promise promise, LeadListing lead, PromiseReminder step, IRoster roster)
    {
        var keeper = lead.Owner ?? promise.By;
        var managers = step switch
        {
            PromiseReminder.Near => [],
            PromiseReminder.Overdue => Managers(lead, 0, roster),
            _ => Managers(lead, 1, roster),
        };
        return [.. managers.Prepend(keeper).Distinct().Where(login => roster.Person(login) is { Disabled: false })];
    }

    /// <summary>The news of such a step.</summary>
    public static StaffNews Due(Promise promise, LeadListing lead, PromiseReminded told) => new(
        Uuid5.Of("promise-due", $"{promise.Id}\n{promise.Due:O}\n{told.Step}"), told.Step == PromiseReminder.Near ? NewsKind.PromiseNear : NewsKind.PromiseOverdue,
        told.To, Reminder, LinkOf(lead), $"{lead.Company} · {Short(promise.What)}", Days.Start(promise.Due.AddDays(1)));

    private static string LinkOf(LeadListing lead) => $"/leads/{lead.Id}";

    private static string Short(string what) => what.Length <= 40 ? what : what[..40] + "…";

    private static IReadOnlyList<string> Managers(LeadListing lead, int up, IRoster roster) => Escalation.Whom(roster.Unit(lead.Unit)?.Path ?? lead.Unit, up, roster).Logins;
}
