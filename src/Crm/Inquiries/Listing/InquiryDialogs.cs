using Crm.Foundation;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Assigning;
using Crm.Inquiries.Closing;
using Crm.Inquiries.Converting;
using Crm.Inquiries.Receiving;
using Crm.Leads.Recognising;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Inquiries.Listing;

/// <summary>Opens the dialogs of an inquiry. Each answers with what was done, in a sentence, or null where nothing was.</summary>
public sealed class InquiryDialogs(IDialogService dialogs, Desk desk, Texts texts)
{
    // A click beside the dialog must not throw away what was typed.
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };

    /// <summary>A new inquiry.</summary>
    public Task<string?> Receive() => Show<ReceiveInquiryDialog>(texts["咨询已登记"]);

    /// <summary>To a new lead, or to one of the same person or company that is there.</summary>
    public async Task<string?> TurnIntoLead(InquiryRow inquiry)
    {
        var known = (await desk.Ask(new FindSimilar(inquiry.Company, null, inquiry.Contact?.Phone, inquiry.Contact?.Email).Readable())).Answer;
        return await Show<TurnInquiryIntoLeadDialog>(
            texts["已转线索，并通知了负责人"], (nameof(TurnInquiryIntoLeadDialog.Inquiry), inquiry), (nameof(TurnInquiryIntoLeadDialog.Known), known ?? []));
    }

    /// <summary>To a unit or a colleague.</summary>
    public Task<string?> Assign(InquiryRow inquiry) => Show<AssignInquiryDialog>(texts["咨询已交办"], (nameof(AssignInquiryDialog.Inquiry), inquiry));

    /// <summary>What was answered.</summary>
    public Task<string?> Answer(InquiryRow inquiry) => Show<AnswerInquiryDialog>(texts["答复已记下"], (nameof(AnswerInquiryDialog.Inquiry), inquiry));

    /// <summary>Put aside without an answer.</summary>
    public Task<string?> Close(InquiryRow inquiry) => Show<CloseInquiryDialog>(texts["咨询已关闭"], (nameof(CloseInquiryDialog.Inquiry), inquiry));

    private async Task<string?> Show<TDialog>(string done, params (string Name, object? Value)[] given) where TDialog : ComponentBase
    {
        var parameters = new DialogParameters();
        foreach (var (name, value) in given) parameters.Add(name, value);
        var dialog = await dialogs.ShowAsync<TDialog>("", parameters, Options);
        return await dialog.Result is { Canceled: false } ? done : null;
    }
}
