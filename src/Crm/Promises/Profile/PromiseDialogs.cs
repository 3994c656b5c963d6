using Crm.Foundation;
using Crm.Leads.Profile;
using Crm.Promises.Approving;
using Crm.Promises.Changing;
using Crm.Promises.Keeping;
using Crm.Promises.Listing;
using Crm.Promises.Making;
using Crm.Promises.Reopening;
using Crm.Promises.Withdrawing;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Promises.Profile;

/// <summary>Opens the dialogs of a promise from wherever one is shown. Says when it was done, with a way back where there is one.</summary>
public sealed class PromiseDialogs(IDialogService dialogs, Desk desk, Toasts toasts, Texts texts, TimeProvider clock)
{
    /// <summary>Puts a promise down; true when it was done.</summary>
    public async Task<bool> Make(LeadSheet lead)
    {
        if (!await dialogs.Fill<MakePromiseDialog>(("Lead", lead))) return false;
        toasts.Done(texts["承诺已登记"]);
        return true;
    }

    /// <summary>Something else was agreed.</summary>
    public Task<bool> Change(PromiseRow row) => toasts.Done(dialogs.Fill<ChangePromiseDialog>(("Row", row)), texts["承诺已变更"]);

    /// <summary>It was kept.</summary>
    public Task<bool> Keep(PromiseRow row) => Settle(row, texts["登记兑现"], texts["登记"], texts["凭证"], (text, on) => new KeepPromise(row.Id, text ?? "", on),
        name: nameof(KeepPromise.Proof), placeholder: texts["文号、付款凭证号、交付记录"], day: texts["兑现日期"]);

    /// <summary>It will not be kept.</summary>
    public Task<bool> Break(PromiseRow row) => Settle(row, texts["登记未兑现"], texts["登记"], texts["原因"], (text, on) => new BreakPromise(row.Id, text ?? "", on), grave: true);

    /// <summary>It is taken back.</summary>
    public Task<bool> Withdraw(PromiseRow row) => Settle(row, texts["撤回承诺"], texts["撤回"], texts["原因"], (text, on) => new WithdrawPromise(row.Id, text ?? "", on), grave: true);

    /// <summary>That it is over was a mistake.</summary>
    public Task<bool> Reopen(PromiseRow row) => Settle(row, texts["恢复承诺"], texts["恢复"], texts["原因"], (text, on) => new ReopenPromise(row.Id, text ?? "", on), undo: false);

    /// <summary>A manager lets it be given.</summary>
    public Task<bool> Approve(PromiseRow row) => Settle(row, texts["批准承诺"], texts["批准"], texts["意见（可不填）"], (text, on) => new ApprovePromise(row.Id, text, on), name: nameof(ApprovePromise.Note), required: false, undo: false);

    /// <summary>A manager does not.</summary>
    public Task<bool> Decline(PromiseRow row) => Settle(row, texts["不批准承诺"], texts["不批准"], texts["原因"], (text, on) => new DeclinePromise(row.Id, text ?? "", on), grave: true, undo: false);

    private async Task<bool> Settle(
        PromiseRow row, string title, string verb, string label, Func<string?, DateOnly, ICommand> command,
        string name = "Reason", string? placeholder = null, string? day = null, bool required = true, bool grave = false, bool undo = true)
    {
        var done = await dialogs.Fill<SettlePromiseDialog>(
            ("Row", row), ("Title", title), ("Verb", verb), ("Label", label), ("Command", command), ("Name", name), ("Placeholder", placeholder), ("DayLabel", day), ("Required", required), ("Grave", grave));
        if (done) toasts.Done(texts["已记下：{0}", title], undo ? () => TakeBack(row) : null);
        return done;
    }

    private async Task TakeBack(PromiseRow row) => toasts.Accept(await desk.Send(new ReopenPromise(row.Id, texts["撤销刚才的登记"], China.Today(clock))), texts["已撤销"]);
}
