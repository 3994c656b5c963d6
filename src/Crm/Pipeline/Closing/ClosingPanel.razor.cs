using Crm.Foundation;
using Crm.Pipeline.History;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Pipeline.Closing;

/// <summary>What is closed for a unit, what was reported and what it is now; managers close the next month here and decide on adjustments.</summary>
public sealed partial class ClosingPanel
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false, DefaultFocus = DefaultFocus.FirstChild };
    private IReadOnlyList<Filter> chips = [];

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private string UnitName => Roster.Unit(Answer!.Unit)?.Name ?? Answer.Unit;

    private string Standing => Answer!.Through is { } through
        ? T["{0}及以前已封账（{1}）。这些日子的事要先申请调整，批准后才能登记。", through, Answer.ThroughBy!]
        : T["还没有封过账。封账以后，那个月和以前发生的事要先申请调整，批准后才能登记。"];

    protected override void OnInitialized() => RenewWhen(changed => changed.HasFactsBeside<MonthClosed>() || changed.Documents.Any(document => document is PipelineRenewed));

    protected override void Prepare(Viewer viewer) => chips = PipelineChips.Of(viewer, Roster, Clock, T);

    private Task Close() => Show<CloseMonthDialog>(T["已封账"]);

    private Task Reopen() => Show<ReopenMonthDialog>(T["已重新打开"]);

    private async Task Show<TDialog>(string done) where TDialog : ComponentBase
    {
        var dialog = await Dialogs.ShowAsync<TDialog>("", new DialogParameters { { "Sheet", Answer }, { "UnitName", UnitName } }, Options);
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(done);
        await Renew();
    }
}
