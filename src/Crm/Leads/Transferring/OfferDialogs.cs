using Crm.Foundation;
using Crm.Leads.Filing;
using Crm.Leads.Profile;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Leads.Transferring;

/// <summary>Opens the dialogs of an offer from wherever one is shown: the list of transfers and the lead's page.</summary>
public sealed class OfferDialogs(IDialogService dialogs, Desk desk, Toasts toasts, Texts texts, TimeProvider clock)
{
    private DateOnly Today => China.Today(clock);

    /// <summary>Takes the lead.</summary>
    public Task<bool> Accept(OfferRow row) => toasts.Done(dialogs.Fill<AcceptOfferDialog>(("Row", row)), texts["线索已接收"]);

    /// <summary>Does not take it.</summary>
    public Task<bool> Decline(OfferRow row) => Say(
        row, texts["谢绝流转"], texts["谢绝"], texts["原因"], nameof(DeclineOffer.Reason), texts["线索留在{0}，对方会收到原因。", row.FromName], (text, _) => new DeclineOffer(row.Id, row.Offer.Offer, text, Today), texts["已谢绝"]);

    /// <summary>Takes the offer back.</summary>
    public Task<bool> Withdraw(OfferRow row) => Say(
        row, texts["撤回流转"], texts["撤回"], texts["原因"], nameof(WithdrawOffer.Reason), texts["线索留在{0}，对方会收到通知。", row.FromName], (text, _) => new WithdrawOffer(row.Id, row.Offer.Offer, text, Today), texts["已撤回"]);

    /// <summary>Asks for a ruling, or adds to what is to be ruled on.</summary>
    public async Task<bool> Argue(OfferRow row)
    {
        var files = row.Opens ? (await desk.Ask(new LeadFiles(row.Id))).Answer ?? [] : [];
        var again = row.Offer.State == OfferState.Disputed;
        return await Say(
            row, again ? texts["补充陈述"] : texts["提请裁决"], again ? texts["补充"] : texts["提请"], texts["理由和证据"], nameof(DisputeOffer.Statement),
            texts["由双方的共同上级裁决。写清何时、何地、与谁接触，有哪些文件；双方的陈述都会留存。"], (text, chosen) => new DisputeOffer(row.Id, row.Offer.Offer, text, chosen, Today), again ? texts["陈述已补充"] : texts["已提请裁决"],
            [.. files.Where(file => file.From is null)]);
    }

    /// <summary>Rules which unit has the lead.</summary>
    public Task<bool> Rule(OfferRow row) => toasts.Done(dialogs.Fill<RuleOnOfferDialog>(("Row", row)), texts["裁决已作出"]);

    private Task<bool> Say(
        OfferRow row, string title, string verb, string label, string name, string hint, Func<string, IReadOnlyList<Guid>, ICommand> command, string done, IReadOnlyList<LeadFile>? files = null) =>
        toasts.Done(dialogs.Fill<OfferTextDialog>(("Row", row), ("Title", title), ("Verb", verb), ("Label", label), ("Name", name), ("Hint", hint), ("Command", command), ("Files", files ?? [])), done);
}
