using Crm.Foundation;
using Crm.Leads.Profile;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Packing;

/// <summary>The policy packs of a lead: what the investor did with each, and the ways to hand it on.</summary>
public sealed partial class PacksPanel : IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private IReadOnlyList<PackRow> rows = [];

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private LeadDialogs Dialogs { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public LeadSheet Lead { get; set; } = default!;

    /// <summary>Its contacts, opened already.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<LeadContact> Contacts { get; set; } = [];

    /// <summary>Something was done.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    // The page gives a new sheet after every change of the lead, an opening among them.
    protected override async Task OnParametersSetAsync() => rows = (await Desk.Ask(new PolicyPacks(Lead.Id), closing.Token)).Answer ?? rows;

    private IEnumerable<(string Tag, string Word)> States(PolicyPack pack)
    {
        if (pack.Revoked) yield return ("tag tag-bad", T["链接已撤回"]);
        else if (!pack.IsOpen(Clock.GetUtcNow())) yield return ("tag", T["链接已过期"]);
        if (pack.Opened > 0) yield return ("tag tag-good", T["投资方已打开"]);
        else if (pack.Mailed > 0) yield return ("tag", T["已发邮件"]);
    }

    private string Opened(PolicyPack pack) => pack.Opened == 0 ? T["还没有打开"] : T["打开或下载 {0} 次", pack.Opened];

    private async Task Mail(PackRow row)
    {
        if (await Dialogs.Open<MailPackDialog>(Lead, T["政策包正在发往对方邮箱"], (nameof(MailPackDialog.Pack), row.Pack), (nameof(MailPackDialog.Contacts), Contacts))) await Changed.InvokeAsync();
    }

    private async Task Revoke(PackRow row)
    {
        if (!await Toasts.Confirm(T["撤回链接？"], T["《{0}》的链接立刻打不开。对方已经下载的文件收不回来。", row.Pack.Title], T["撤回"], grave: true)) return;
        if (Toasts.Accept(await Desk.Send(new RevokePolicyPack(Lead.Id, row.Pack.Id)), T["链接已撤回"])) await Changed.InvokeAsync();
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }
}
