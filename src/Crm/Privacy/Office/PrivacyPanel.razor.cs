using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Privacy.Consenting;
using Crm.Privacy.Erasing;
using Crm.PublicSite.Asking;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Privacy.Office;

/// <summary>What the office owes its visitors: persons to erase, and by when; what they are told; how many posts were not taken.</summary>
public sealed partial class PrivacyPanel
{
    // A click beside the dialog must not throw away what was typed.
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private IReadOnlyList<ErasureRow>? erasures;
    private IReadOnlyList<ConsentNotice>? notices;
    private IReadOnlyList<RefusedCount>? refused;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var found = await Desk.Ask(new FindErasures());
        if (Toasts.Accept(found)) erasures = found.Answer;
        notices = (await Desk.Ask(new FindConsentNotices())).Answer;
        refused = (await Desk.Ask(new CountRefusedPosts())).Answer;
    }

    private bool IsLate(ErasureRow row) => row.ErasedOn is null && row.Due < Clock.Today() && !(row.HeldUntil >= Clock.Today());

    private string Standing(ErasureRow row) => row switch
    {
        { ErasedOn: { } day } => T["{0} 已删除", Days.Show(day, Clock.Today())],
        { HeldUntil: { } until } when until >= Clock.Today() => T["保留到 {0}：{1}", Days.Show(until, Clock.Today()), row.HoldReason ?? ""],
        { OpenLeads: > 0 } => T["待办理，还在 {0} 条在谈线索里", row.OpenLeads],
        _ => T["待办理"],
    };

    private Task Erase(ErasureRow row) => Show<ErasePersonDialog>(T["已删除，任何备份里也读不出来了"], (nameof(ErasePersonDialog.Erasure), row));

    private Task Hold(ErasureRow row) => Show<HoldErasureDialog>(T["已记录保留"], (nameof(HoldErasureDialog.Erasure), row));

    private Task Publish() => Show<PublishConsentNoticeDialog>(T["新版告知已发布"], (nameof(PublishConsentNoticeDialog.Latest), notices is [var latest, ..] ? latest : null));

    private async Task Show<TDialog>(string done, params (string Name, object? Value)[] given) where TDialog : ComponentBase
    {
        var parameters = new DialogParameters();
        foreach (var (name, value) in given) parameters.Add(name, value);
        var dialog = await Dialogs.ShowAsync<TDialog>("", parameters, Options);
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(done);
        await Load();
    }
}
