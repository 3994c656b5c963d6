using Crm.Foundation;
using Crm.Hotline.Ledger;
using Crm.Hotline.Taking;
using Crm.Inquiries;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Hotline.Transferring;

/// <summary>待我接收: calls that were handed to this person or their unit and wait to be accepted, and those that were declined and came back. Stays current; shows nothing where there is none.</summary>
public sealed partial class WaitingTransfers
{
    private const int Few = 8;
    private readonly CancellationTokenSource closing = new();
    private IDisposable? listening;
    private CallPage? page;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private CallDialogs Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>How it stands on its page, such as a card.</summary>
    [Parameter] public string? Class { get; set; }

    protected override async Task OnInitializedAsync()
    {
        listening = Live.Listen(changed => changed.Events.Any(e => Concerns(e.Data)) ? InvokeAsync(Renew) : Task.CompletedTask);
        await Load();
    }

    private static bool Concerns(object fact) =>
        fact is CallTransferred or CallTransferAccepted or CallTransferDeclined or CallTransferWithdrawn or CallTurnedIntoLead or CallTouchedLead;

    private async Task Load() => page = (await Desk.Ask(new FindCalls(Transfer: TransferView.WaitingForMe, Take: Few), closing.Token)).Answer ?? page;

    private async Task Renew()
    {
        if (closing.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    private string About(CallRow call) => call.Pending is { IsReturned: true } returned
        ? T["被退回：{0}", returned.Reason!]
        : string.Join(" · ", new[] { T["{0}转来", call.PendingFrom ?? ""], TopicWords.Short(call.Topic), call.Wish }.Where(part => !string.IsNullOrEmpty(part)));

    private async Task Accept(CallRow call)
    {
        Toasts.Accept(await Desk.Send(new AcceptTransfer(call.Id, China.Today(Clock))), T["来电已接收"]);
        await Renew();
    }

    private Task Decline(CallRow call) => Say(Dialogs.Decline(call));

    private Task Open(CallRow call) => Say(Dialogs.Open(call));

    private async Task Say(Task<string?> dialog)
    {
        if (await dialog is { } done) Toasts.Done(done);
        await Renew();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
