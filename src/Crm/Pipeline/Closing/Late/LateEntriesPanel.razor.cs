using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Pipeline.Closing.Late;

/// <summary>What was entered late in a unit, with who entered it; managers say here what is late.</summary>
public sealed partial class LateEntriesPanel
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false, DefaultFocus = DefaultFocus.FirstChild };
    private IReadOnlyList<Filter> chips = [];
    private LateEntryPage? found;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindLateEntries Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private string Rule => found!.RuleOf is { } by
        ? T["发生 {0} 天以后才登记的算补登（“{1}”定的），封账以后登记的也算。", found.Days, UnitName(by)]
        : T["发生 {0} 天以后才登记的算补登，封账以后登记的也算。", found.Days];

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || !IsNew(Asked)) return;
        chips = [.. PipelineChips.Of(Viewer, Roster, Clock, T), new Filter("month", T["月份"], [.. Enumerable.Range(1, 12).Select(month => new FilterOption($"{month}", T["{0} 月", month]))])];
        await Load();
    }

    protected override IQuery<LateEntryPage> Question(string? after, int take) => Asked with { After = after, Take = take };

    protected override Task Took(LateEntryPage page)
    {
        found = page;
        return Task.CompletedTask;
    }

    private string UnitName(string code) => Roster.Unit(code)?.Name ?? code;

    private async Task SetRule()
    {
        var dialog = await Dialogs.ShowAsync<SetLateRuleDialog>("", new DialogParameters { { "Unit", found!.Unit }, { "UnitName", UnitName(found.Unit) }, { "Days", found.Days } }, Options);
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(T["补登规则已改"]);
        await Renew();
    }
}
