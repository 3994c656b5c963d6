using Crm.Foundation;
using Crm.Pipeline.History;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Pipeline.Rules;

/// <summary>A unit's signings by several rules beside each other; managers set the rules. What is asked for stands in the address.</summary>
public sealed partial class CountingRulesPanel
{
    private static readonly DialogOptions Wide = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private IReadOnlyList<Filter> chips = [];

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private string UnitName => Roster.Unit(Answer!.Unit)?.Name ?? Answer.Unit;

    // The past is only looked at.
    private bool MaySet => Answer is not null && Answer.On == China.Today(Clock) && Viewer?.May(typeof(SetCountingRules)) == true && Roster.Unit(Answer.Unit) is not null;

    protected override void OnInitialized() =>
        RenewWhen(changed => changed.HasFactsBeside<CountingRulesSet>() || (Asked.On is null && changed.Documents.Any(document => document is PipelineRenewed)));

    // The years stand in the columns.
    protected override void Prepare(Viewer viewer) => chips = [.. PipelineChips.Of(viewer, Roster, Clock, T).Where(chip => chip.Key == "unit")];

    private async Task Set()
    {
        var done = Dialogs.Fill<SetCountingRulesDialog>(Wide, (nameof(SetCountingRulesDialog.Sheet), Answer), (nameof(SetCountingRulesDialog.UnitName), UnitName));
        if (await Toasts.Done(done, T["口径已定"])) await Renew();
    }

    private async Task Withdraw(RuleChange change)
    {
        var done = Dialogs.Fill<WithdrawCountingRulesDialog>((nameof(WithdrawCountingRulesDialog.Sheet), Answer), (nameof(WithdrawCountingRulesDialog.Change), change));
        if (await Toasts.Done(done, T["口径已撤回"])) await Renew();
    }
}
