using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Reporting;

/// <summary>The reports of projects within reach; for how long the first of them is protected.</summary>
public sealed partial class ReportsPanel
{
    private Outcome? outcome;
    private int months;
    private int? wanted;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ReportDialogs Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindReports Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    /// <summary>The colour of a standing, beside its word.</summary>
    public static string? Tag(ReportStanding standing) => standing switch
    {
        ReportStanding.First => "tag-good",
        ReportStanding.Contested => "tag-warn",
        _ => null,
    };

    private (string Key, string Name)[] Views => [("all", T["全部"]), ("first", T["首报"]), ("contested", T["争议"]), ("incomplete", T["资料不全"])];

    protected override void OnInitialized() => RenewWhen(changed => changed.HasFactsBeside<FirstReportMade>());

    protected override async Task OnParametersSetAsync()
    {
        if (IsNew(Asked)) await Load();
    }

    protected override IQuery<ReportPage> Question(string? after, int take) => Asked with { After = after, Take = take };

    protected override Task Took(ReportPage page)
    {
        months = page.Months;
        wanted ??= months;
        return Task.CompletedTask;
    }

    private Task Report() => Dialogs.Report();

    private async Task Set()
    {
        outcome = await Desk.Send(new SetReportRules(Viewer!.Actor.Unit, China.Today(Clock), wanted ?? 0, China.Today(Clock)), Life);
        if (Toasts.Accept(outcome, T["保护期已保存，已有的首报不变"])) await Renew();
    }
}
