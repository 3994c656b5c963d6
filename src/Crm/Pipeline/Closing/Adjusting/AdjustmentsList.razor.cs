using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Pipeline.Closing.Adjusting;

/// <summary>Adjustments, on the page of closing and on one of their own; whoever has to decide does so here.</summary>
public sealed partial class AdjustmentsList
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false, DefaultFocus = DefaultFocus.FirstChild };
    private bool busy;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>Which of them.</summary>
    [Parameter, EditorRequired] public FindAdjustments Asked { get; set; } = new();

    /// <summary>Said where there are none.</summary>
    [Parameter] public string Empty { get; set; } = "";

    [CascadingParameter] private Viewer? Viewer { get; set; }

    protected override void OnInitialized() => RenewWhen(changed => changed.HasFactsBeside<AdjustmentAsked>());

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is not null && IsNew(Asked)) await Load();
    }

    protected override IQuery<AdjustmentPage> Question(string? after, int take) => Asked with { After = after, Take = take };

    private string State(AdjustmentRow row) => row.State switch
    {
        AdjustmentState.Waiting => T["等决定"],
        AdjustmentState.Approved when row.Until < Clock.Today() => T["{0}批准，{1} 已到期", row.DecidedBy!, Days.Full(row.Until.Value)],
        AdjustmentState.Approved => T["{0}批准，{1} 前可以登记", row.DecidedBy!, Days.Full(row.Until!.Value.AddDays(1))],
        _ => T["{0}没有批准：{1}", row.DecidedBy!, row.Answer!],
    };

    private async Task Approve(AdjustmentRow row)
    {
        busy = true;
        var done = Toasts.Accept(await Desk.Send(new ApproveAdjustment(row.Id)), T["已批准，7 天内可以登记"]);
        busy = false;
        if (done) await Renew();
    }

    private async Task Decline(AdjustmentRow row)
    {
        var dialog = await Dialogs.ShowAsync<DeclineAdjustmentDialog>("", new DialogParameters { { "Row", row } }, Options);
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(T["已回复：不批准"]);
        await Renew();
    }
}
