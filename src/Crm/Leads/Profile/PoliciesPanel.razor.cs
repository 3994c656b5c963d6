using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Leads.Packing;
using Crm.Leads.Referencing;
using Crm.Policies.Quoting;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Profile;

/// <summary>The policies quoted beside a lead, with a search that quotes one without leaving the page, and proposals with their reasons.</summary>
public sealed partial class PoliciesPanel
{
    private IReadOnlyList<PassageChoice> proposed = [];
    private Dictionary<QuotedPassage, QuoteCheck?> checks = [];
    private (Guid, Needs, int)? shown;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LeadDialogs Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public LeadSheet Lead { get; set; } = default!;

    /// <summary>Something was done.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private bool Open => Lead.Facts.Stage != Stage.Terminated;

    private List<(PolicyAttached Policy, string? From)> All =>
        [.. Lead.Facts.Policies.Reverse().Select(policy => (policy, (string?)null)), .. Lead.Merged.SelectMany(merged => merged.Policies.Reverse(), (merged, policy) => (policy, (string?)merged.Number))];

    protected override async Task OnParametersSetAsync()
    {
        await Propose();
        await CheckAll();
    }

    // What stands in the current text is found out once the card is there, and again when its quotes have changed.
    private async Task CheckAll()
    {
        var passages = All.Where(entry => entry.Policy.Quote.Length > 0).Select(entry => Passage(entry.Policy)).Distinct().Take(CheckQuotes.Most).ToList();
        if (passages.SequenceEqual(checks.Keys)) return;
        if ((await Desk.Ask(new CheckQuotes(passages))).Answer is { } answer) checks = passages.Zip(answer).ToDictionary(p => p.First, p => p.Second);
    }

    private QuoteCheck? Check(PolicyAttached policy) => checks.GetValueOrDefault(Passage(policy));

    private static QuotedPassage Passage(PolicyAttached policy) => new(policy.Document, policy.Version, policy.Anchor, policy.Quote);

    // Proposals depend on the needs and on what is quoted already; other news of the lead asks for nothing.
    private async Task Propose()
    {
        var now = (Lead.Id, Lead.Facts.Needs, Lead.Facts.Policies.Count);
        if (shown == now || !Open) return;
        shown = now;
        proposed = [.. ((await Desk.Ask(new ProposePolicies(Lead.Id, 3))).Answer ?? []).Select(p => new PassageChoice(
            p.Document, p.Version, p.Title, p.RegionTag, p.PublishedOn, p.Validity, p.Quote, [new TextRun(p.Quote, false)], p.Why))];
    }

    private async Task Pack()
    {
        if (await Dialogs.Open<MakePackDialog>(Lead, T["政策包已做好，可以发邮件或复制链接"])) await Changed.InvokeAsync();
    }

    private async Task<bool> Attach(PassageChoice choice)
    {
        var quote = choice.IsWhole ? null : choice.Quote;
        if (!Toasts.Accept(await Desk.Send(new AttachPolicy(Lead.Id, choice.Document, choice.Version, quote, null, China.Today(Clock))))) return false;
        Toasts.Done(choice.IsWhole ? T["已引用《{0}》整份", choice.Title] : T["已引用《{0}》的一段", choice.Title], () => TakeBack(choice));
        await Changed.InvokeAsync();
        return true;
    }

    private async Task TakeBack(PassageChoice choice)
    {
        var quoted = Lead.Facts.Policies.LastOrDefault(p => (p.Document, p.Version) == (choice.Document, choice.Version) && FoldedText.Fold(p.Quote) == FoldedText.Fold(choice.Quote));
        if (quoted is null) return;
        if (Toasts.Accept(await Desk.Send(new DetachPolicy(Lead.Id, quoted.Document, quoted.Version, T["撤销刚才的引用"], China.Today(Clock), quoted.Quote)), T["已撤销"])) await Changed.InvokeAsync();
    }

    private async Task Detach(PolicyAttached policy)
    {
        if (await Dialogs.Open<DetachPolicyDialog>(Lead, T["引用已撤下"], (nameof(DetachPolicyDialog.Policy), policy))) await Changed.InvokeAsync();
    }
}
