using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Clocks.Rules;

/// <summary>A unit's promises: the set in force, those to come and those that were; managers and administrators adopt the next.</summary>
public sealed partial class ClockRulesPanel
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private IReadOnlyList<Filter> chips = [];
    private FoundClockRules? found;
    private string? refusal;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The person's own unit where none is asked for.</summary>
    [Parameter] public string? Unit { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private DateOnly Today => China.Today(Time);

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null) return;
        var units = Roster.Units.Where(unit => Viewer.Actor.Oversees(unit.Code)).ToList();
        chips = units.Count < 2 ? [] : [new Filter("unit", T["单位"], [.. units.Select(u => new FilterOption(u.Code, u.Name))])];
        await Load();
    }

    private async Task Load()
    {
        var outcome = await Desk.Ask(new FindClockRules(Unit));
        (refusal, found) = (outcome.Sentence, outcome.Answer);
    }

    private string StatusOf(ClockRules set) => set == found!.InForce ? T["现行"] : set.ValidFrom > Today ? T["将生效"] : T["已被取代"];

    private Task Adopt() => Show<AdoptClockRulesDialog>(T["新规则已登记"], (nameof(AdoptClockRulesDialog.From), found!.InForce));

    private Task Revoke(ClockRules set) => Show<RevokeClockRulesDialog>(T["规则已作废"], (nameof(RevokeClockRulesDialog.Set), set));

    private async Task Show<TDialog>(string done, (string Name, object? Value) given) where TDialog : ComponentBase
    {
        var dialog = await Dialogs.ShowAsync<TDialog>("", new DialogParameters { { "Unit", found!.Unit }, { given.Name, given.Value } }, Options);
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(done);
        await Load();
        StateHasChanged();
    }
}
