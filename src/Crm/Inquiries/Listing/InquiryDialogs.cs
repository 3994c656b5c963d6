using Crm.Foundation;
using Crm.Inquiries.Assigning;
using Crm.Inquiries.Probing;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Reopening;
using Crm.Inquiries.Triaging;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Inquiries.Listing;

/// <summary>Opens the dialogs of an inquiry. Those of one command answer with what was done, in a sentence, or null where nothing was.</summary>
public sealed class InquiryDialogs(IDialogService dialogs, Texts texts)
{
    // A click beside the dialog must not throw away what was typed.
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };

    /// <summary>A new inquiry.</summary>
    public Task<string?> Receive() => Show<ReceiveInquiryDialog>(texts["咨询已登记"]);

    /// <summary>To a unit or a colleague.</summary>
    public Task<string?> Assign(InquiryRow inquiry) => Show<AssignInquiryDialog>(texts["咨询已交办"], (nameof(AssignInquiryDialog.Inquiry), inquiry));

    /// <summary>Takes back that it was answered or put aside.</summary>
    public Task<string?> Reopen(InquiryRow inquiry) => Show<ReopenInquiryDialog>(texts["咨询已重新打开"], (nameof(ReopenInquiryDialog.Inquiry), inquiry));

    /// <summary>A test of how a unit answers.</summary>
    public Task<string?> PlanTest() => Show<PlanTestInquiryDialog>(texts["测试已安排"]);

    /// <summary>What came back from a test.</summary>
    public Task<string?> JudgeTest(TestRow test) => Show<JudgeTestInquiryDialog>(texts["评定已保存"], (nameof(JudgeTestInquiryDialog.Test), test));

    /// <summary>What becomes of it and of those after it.</summary>
    /// <param name="seen">Told of each inquiry that is shown.</param>
    public async Task Triage(Guid first, IReadOnlyList<Guid> queue, Action<Guid> seen)
    {
        var parameters = new DialogParameters<TriageDialog> { { d => d.First, first }, { d => d.Queue, queue }, { d => d.Seen, seen } };
        var dialog = await dialogs.ShowAsync<TriageDialog>("", parameters, Options with { MaxWidth = MaxWidth.Medium });
        await dialog.Result;
    }

    private async Task<string?> Show<TDialog>(string done, params (string Name, object? Value)[] given) where TDialog : ComponentBase
    {
        var parameters = new DialogParameters();
        foreach (var (name, value) in given) parameters.Add(name, value);
        var dialog = await dialogs.ShowAsync<TDialog>("", parameters, Options);
        return await dialog.Result is { Canceled: false } ? done : null;
    }
}
