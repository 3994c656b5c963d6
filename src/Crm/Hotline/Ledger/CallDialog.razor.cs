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
    [Inject] private Texts T { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private CallDialogs Dialogs { get; set; } = default!;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    /// <summary>The call.</summary>
    [Parameter, EditorRequired] public CallRow Call { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private PendingTransfer? Pending => Call.Pending;

    private bool IsMine => Viewer is not null && Pending?.IsFor(Viewer.Actor) == true;

    private bool MayWithdraw => Viewer is not null && Pending?.MayBeWithdrawnBy(Viewer.Actor, Call.UnitCode) == true;

    private IEnumerable<(string Name, string? Value)> Facts =>
    [
        (T["号码"], CallWords.Shown(Call.Caller?.Phone)), (T["联系人"], string.Join(" · ", new[] { Call.Caller?.Name, Call.Caller?.Position }.Where(part => part is not null))),
        (T["主题"], TopicWords.Of(Call.Topic)), (T["意向地区"], Call.RegionName), (T["需求"], Call.Wish), (T["备注"], Call.Remarks), (T["转给"], Call.HandedTo),
        (T["待回电"], Call.CallBackAt is { } at ? $"{Written.FullMoment(at)} {Call.CallBackBy}" : null), (T["单位"], Call.Unit), (T["日期"], Written.FullDay(Call.OccurredOn)),
    ];

    private Task Accept() => Do(new AcceptTransfer(Call.Id, China.Today(Clock)), T["来电已接收"]);

    private Task Withdraw() => Do(new WithdrawTransfer(Call.Id, China.Today(Clock)), T["转接已撤回"]);

    private async Task Do(ICommand command, string done)
    {
        if (Toasts.Accept(await Desk.Send(command))) Dialog.Close(DialogResult.Ok(done));
    }

    private async Task Then(Task<string?> dialog)
    {
        if (await dialog is { } done) Dialog.Close(DialogResult.Ok(done));
    }
}
