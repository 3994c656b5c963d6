using Crm.Foundation;
using Crm.Hotline.Annotating;
using Crm.Hotline.CallingBack;
using Crm.Hotline.Confiding;
using Crm.Hotline.Converting;
using Crm.Hotline.Ledger;
using Crm.Hotline.Missed;
using Crm.Hotline.Transferring;
using Crm.Leads.Recognising;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Hotline.Taking;

/// <summary>Opens the dialogs of a call from wherever one is shown: the desk, the ledger. Each answers with what was done, in a sentence, or null where nothing was.</summary>
public sealed class CallDialogs(IDialogService dialogs, Desk desk, Texts texts)
{
    // A click beside the dialog must not throw away what was chosen.
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };

    /// <summary>To a new lead, or to one of the same caller or company that is there.</summary>
    public async Task<string?> TurnIntoLead(CallInHand call)
    {
        var known = (await desk.Ask(new FindSimilar(call.Company, Phone: call.Phone).Readable())).Answer;
        return await Show<TurnCallIntoLeadDialog>(texts["已转线索，并通知了负责人"], (nameof(TurnCallIntoLeadDialog.Call), call), (nameof(TurnCallIntoLeadDialog.Known), known ?? []));
    }

    /// <summary>The same for a call of the ledger.</summary>
    public Task<string?> TurnIntoLead(CallRow call) => TurnIntoLead(CallInHand.Of(call));

    /// <summary>Everything about a call, and what can be done with it.</summary>
    public async Task<string?> Open(CallRow call)
    {
        var dialog = await dialogs.ShowAsync<CallDialog>("", new DialogParameters { { nameof(CallDialog.Call), call } }, Options with { BackdropClick = true });
        return (await dialog.Result)?.Data as string;
    }

    /// <summary>To a unit or a colleague.</summary>
    public Task<string?> Transfer(CallInHand call) => Show<TransferCallDialog>(texts["来电已转接，等对方接收"], (nameof(TransferCallDialog.Call), call));

    /// <summary>Why a call that was handed over is not taken.</summary>
    public Task<string?> Decline(CallRow call) => Show<DeclineTransferDialog>(texts["来电已退回"], (nameof(DeclineTransferDialog.Call), call));

    /// <summary>Who may look at the caller.</summary>
    public Task<string?> MarkConfidential(CallRow call) => Show<MarkConfidentialDialog>(texts["已设为保密"], (nameof(MarkConfidentialDialog.Call), call));

    /// <summary>Why a call is confidential no more.</summary>
    public Task<string?> UnmarkConfidential(CallRow call) => Show<UnmarkConfidentialDialog>(texts["已取消保密"], (nameof(UnmarkConfidentialDialog.Call), call));

    /// <summary>A time to call back.</summary>
    public Task<string?> PlanCallBack(CallInHand call) => Show<PlanCallBackDialog>(texts["已约回电，到时会列在今天"], (nameof(PlanCallBackDialog.Call), call));

    /// <summary>What came of calling back.</summary>
    public Task<string?> KeepCallBack(CallRow call) => Show<KeepCallBackDialog>(texts["回电已记下"], (nameof(KeepCallBackDialog.Call), call));

    /// <summary>A note on a call.</summary>
    public Task<string?> Annotate(CallRow call) => Show<AnnotateCallDialog>(texts["已补充"], (nameof(AnnotateCallDialog.Call), call));

    /// <summary>Why nobody needs to ring back.</summary>
    public Task<string?> CloseMissed(MissedRow call) => Show<CloseMissedCallDialog>(texts["已关闭"], (nameof(CloseMissedCallDialog.Call), call));

    private async Task<string?> Show<TDialog>(string done, params (string Name, object? Value)[] given) where TDialog : ComponentBase
    {
        var parameters = new DialogParameters();
        foreach (var (name, value) in given) parameters.Add(name, value);
        var dialog = await dialogs.ShowAsync<TDialog>("", parameters, Options);
        return await dialog.Result is { Canceled: false } ? done : null;
    }
}
