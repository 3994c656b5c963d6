using Crm.Foundation;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Targets.Setting;
using Crm.Pipeline.Targets.Splitting;
using Crm.Pipeline.Targets.Withdrawing;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Pipeline.Targets.Progress;

/// <summary>A unit's targets, how far it is, and how they are split down; managers set them. What is asked for stands in the address.</summary>
public sealed partial class TargetsPanel
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private IReadOnlyList<Filter> chips = [];

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>What is shown of the units below; the first that has a target where it is left out.</summary>
    [Parameter] public Indicator? Indicator { get; set; }

    private string UnitName => Roster.Unit(Answer!.Unit)?.Name ?? Answer.Unit;

    private Indicator Chosen => Indicator ?? Answer!.Rows.FirstOrDefault(row => row.Target is not null)?.Indicator ?? default;

    private FindPastLeads All => new() { Unit = Asked.Unit, On = Asked.On, Seen = Asked.Seen };

    // The past is only looked at.
    private bool MaySet => Answer is not null && Answer.On == China.Today(Clock) && Viewer?.May(typeof(SetTargets)) == true && Roster.Unit(Answer.Unit) is not null;

    protected override void OnInitialized() =>
        RenewWhen(changed => Asked.On is null && (changed.HasFactsBeside<TargetSet>() || changed.Documents.Any(document => document is PipelineRenewed)));

    protected override void Prepare(Viewer viewer) => chips =
    [
        // Targets are set before their year begins.
        .. PipelineChips.Of(viewer, Roster, Clock, T, ahead: 1),
        new Filter("indicator", T["下级看哪项"], [.. Indicators.All.Select(one => new FilterOption($"{one}", TargetWords.Name(one)))]),
    ];

    private Task Set() => Show<SetTargetsDialog>(T["目标已定"], (nameof(SetTargetsDialog.UnitName), UnitName));

    private Task Split() => Show<SplitTargetDialog>(T["目标已分解"], (nameof(SplitTargetDialog.UnitName), UnitName), (nameof(SplitTargetDialog.Indicator), Chosen));

    private Task Withdraw(TargetProgress row) => Show<WithdrawTargetDialog>(T["目标已撤回"], (nameof(WithdrawTargetDialog.Row), row));

    private async Task Show<TDialog>(string done, params (string Name, object Value)[] given) where TDialog : ComponentBase
    {
        var parameters = new DialogParameters { { "Sheet", Answer } };
        foreach (var (name, value) in given) parameters.Add(name, value);
        var dialog = await Dialogs.ShowAsync<TDialog>("", parameters, Options);
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(done);
        await Renew();
    }
}
