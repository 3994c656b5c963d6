using Crm.Foundation;
using Crm.Hotline.Taking;
using Crm.Hotline.Transferring;
using Crm.Inquiries;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Hotline.Ledger;

/// <summary>Everything about a call, and what can be done with it.</summary>
public sealed partial class CallDialog
{
    private CallRow? seen;

    [Inject] private Texts T { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private CallDialogs Dialogs { get; set; } = default!;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    /// <summary>The call.</summary>
    [Parameter, EditorRequired] public CallRow Call { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    // A confidential call once it was looked at takes the place of what the list showed of it.
    private CallRow Row => seen ?? Call;

    private bool MayRead => Row.Readers is null || Viewer is not null && Row.Readers.Include(Viewer.Actor);

    private PendingTransfer? Pending => Row.Pending;

    private bool IsMine => Viewer is not null && Pending?.IsFor(Viewer.Actor) == true;

    private bool MayWithdraw => Viewer is not null && Pending?.MayBeWithdrawnBy(Viewer.Actor, Row.UnitCode) == true;

    private IEnumerable<(string Name, string? Value)> Facts =>
    [
        (T["号码"], CallWords.Shown(Row.Caller?.Phone)), (T["联系人"], string.Join(" · ", new[] { Row.Caller?.Name, Row.Caller?.Position }.Where(part => part is not null))),
        (T["主题"], TopicWords.Of(Row.Topic)), (T["意向地区"], Row.RegionName), (T["需求"], Row.Wish), (T["备注"], Row.Remarks), (T["转给"], Row.HandedTo),
        (T["待回电"], Row.CallBackAt is { } at ? $"{Written.FullMoment(at)} {Row.CallBackBy}" : null), (T["单位"], Row.Unit), (T["日期"], Written.FullDay(Row.OccurredOn)),
    ];

    private void See(CallRow all)
    {
        seen = all;
        // The title is drawn by the dialog's frame.
        Dialog.StateHasChanged();
    }

    private Task Accept() => Do(new AcceptTransfer(Row.Id, China.Today(Clock)), T["来电已接收"]);

    private Task Withdraw() => Do(new WithdrawTransfer(Row.Id, China.Today(Clock)), T["转接已撤回"]);

    private async Task Do(ICommand command, string done)
    {
        if (Toasts.Accept(await Desk.Send(command))) Dialog.Close(DialogResult.Ok(done));
    }

    private async Task Then(Task<string?> dialog)
    {
        if (await dialog is { } done) Dialog.Close(DialogResult.Ok(done));
    }
}
