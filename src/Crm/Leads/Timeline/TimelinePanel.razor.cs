using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Leads.Timeline;

/// <summary>A lead's history for reading: by business day, talk open, facts folded, both dates where they differ.</summary>
public sealed partial class TimelinePanel
{
    private const int Page = 40;
    private string filter = "all";
    private int limit = Page;

    /// <summary>The entries, latest day first.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TimelineEntry> Entries { get; set; } = [];

    private DateOnly Today => China.Today(Clock);

    private (string Key, string Name)[] Filters => [("all", T["全部"]), ("talk", T["跟进与考察"]), ("stage", T["阶段"]), ("facts", T["资料与引用"])];

    private IEnumerable<TimelineEntry> Shown => filter switch
    {
        "talk" => Entries.Where(e => e.Kind is TimelineKind.FollowUp or TimelineKind.Visit or TimelineKind.Plan or TimelineKind.Inquiry),
        "stage" => Entries.Where(e => e.Kind is TimelineKind.Stage or TimelineKind.People),
        "facts" => Entries.Where(e => e.Kind is TimelineKind.Facts or TimelineKind.Policy or TimelineKind.Promise or TimelineKind.Park or TimelineKind.File),
        _ => Entries,
    };

    // On the day itself the time says enough; what was written down later says both days and the delay.
    private string Recorded(TimelineEntry entry) => China.DayOf(entry.RecordedAt) == entry.OccurredOn
        ? Written.Time(entry.RecordedAt, "HH:mm")
        : Days.Twice(entry.OccurredOn, China.DayOf(entry.RecordedAt), Today);

    private string ChannelOf(string channel) => channel switch
    {
        "page" => T["网页"],
        "api" => T["接口"],
        "public" => T["网站"],
        _ => T["后台任务"],
    };

    private static string IconOf(TimelineKind kind) => kind switch
    {
        TimelineKind.Inquiry => Icons.Material.Outlined.Inbox,
        TimelineKind.People => Icons.Material.Outlined.PersonOutline,
        TimelineKind.Facts => Icons.Material.Outlined.EditNote,
        TimelineKind.FollowUp => Icons.Material.Outlined.Forum,
        TimelineKind.Plan => Icons.Material.Outlined.EventNote,
        TimelineKind.Visit => Icons.Material.Outlined.DirectionsCar,
        TimelineKind.Policy => Icons.Material.Outlined.Article,
        TimelineKind.Promise => Icons.Material.Outlined.Handshake,
        TimelineKind.File => Icons.Material.Outlined.AttachFile,
        TimelineKind.Park => Icons.Material.Outlined.Factory,
        _ => Icons.Material.Outlined.Flag,
    };
}
