using Crm.Foundation;
using Crm.Parks.Matching;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Leads.Matching;

/// <summary>Park matching of one lead: the last proposal or a trial, decisions on it, two or three sites side by side.</summary>
public sealed partial class ParkMatchPanel
{
    private readonly CancellationTokenSource closing = new();
    private readonly FormState state = new();
    private readonly List<Guid> picked = [];
    private IDisposable? listening;
    private OpenedMatches? opened;
    private RankedParks? trial;
    private MatchInputForm? form;
    private string rules = "";
    private string? refused;
    private bool busy;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public Guid LeadId { get; set; }

    private DateOnly Today => China.Today(Clock);

    private (IReadOnlyList<RankedSite> Ranking, MatchInput Input, string Rules) Shown => trial is not null
        ? (trial.Ranking, trial.Input, trial.Rules.Version)
        : opened!.Matches.Latest is { } latest ? (latest.Ranking, latest.Input, latest.Rules.Version) : ([], opened.Needs, rules);

    private string Words => MatchInputForm.Words(Shown.Input) is { Length: > 0 } words ? words : T["需求还没有写明"];

    private List<RankedSite> compared => [.. Shown.Ranking.Where(site => picked.Contains(site.SiteId))];

    private List<SiteDecision> elsewhere => [.. opened!.Matches.Decisions.Where(d => Shown.Ranking.All(site => site.SiteId != d.SiteId))];

    protected override async Task OnInitializedAsync()
    {
        listening = Live.Listen(changed => changed.Streams.Contains(LeadId) ? InvokeAsync(Load) : Task.CompletedTask);
        await Load();
    }

    private async Task Load()
    {
        var outcome = await Desk.Ask(new OpenMatches(LeadId), closing.Token);
        (opened, refused) = (outcome.Answer, outcome.Sentence);
        if (opened is not null && form is null) Reset();
        StateHasChanged();
    }

    private void Reset() => (form, rules, state.Outcome) = (new MatchInputForm(opened!.Needs), opened.Rules.First(r => r.InForce).Version, null);

    private void Drop()
    {
        trial = null;
        Reset();
    }

    private Task Try() => Busy(async () =>
    {
        var outcome = await Desk.Ask(new RankParks(LeadId, form!.Read(), rules), closing.Token);
        state.Outcome = outcome;
        if (outcome.Ok) trial = outcome.Answer;
    });

    private Task Propose() => Busy(async () =>
    {
        state.Outcome = await Desk.Send(new ProposeParks(LeadId, Guid.CreateVersion7(), Today, trial?.Input, trial?.Rules.Version));
        if (!Toasts.Accept(state.Outcome, T["推荐已记录"])) return;
        trial = null;
        await Load();
    });

    private Task Recompute() => Busy(async () =>
    {
        var outcome = await Desk.Ask(new RecomputeProposal(LeadId, opened!.Matches.Latest!.Id), closing.Token);
        if (!Toasts.Accept(outcome)) return;
        if (outcome.Answer!.Same) Toasts.Done(T["复算一致：按当时的条件、规则和园区情况，名次和得分完全相同。"]);
        else Toasts.Refused(T["复算不一致，请告诉系统管理员。当时的指纹 {0}，现在 {1}。", outcome.Answer.KeptFingerprint[..12], outcome.Answer.Fingerprint[..12]]);
    });

    private void Pick(Guid site)
    {
        if (!picked.Remove(site)) picked.Add(site);
    }

    private Task Shortlist(RankedSite site) => Decide(new ShortlistPark(LeadId, site.SiteId, Today), T["{0} 已入围", site.SiteName], site);

    private Task Choose(RankedSite site) => Decide(new ChoosePark(LeadId, site.SiteId, Today), T["{0} 已选定", site.SiteName], site);

    private async Task Decline(RankedSite site)
    {
        var dialog = await Dialogs.ShowAsync<DeclineParkDialog>(
            null, new DialogParameters { [nameof(DeclineParkDialog.LeadId)] = LeadId, [nameof(DeclineParkDialog.Site)] = site }, new DialogOptions { FullWidth = true, BackdropClick = false });
        if (await dialog.Result is { Canceled: false }) await Said(T["{0} 已排除", site.SiteName], site);
    }

    private async Task Decide(ICommand command, string done, RankedSite site)
    {
        if (Toasts.Accept(await Desk.Send(command))) await Said(done, site);
    }

    private Task Said(string done, RankedSite site)
    {
        Toasts.Done(done, () => Undo(site));
        return Load();
    }

    private async Task Undo(RankedSite site)
    {
        if (Toasts.Accept(await Desk.Send(new UndoParkDecision(LeadId, site.SiteId, Today)), T["已撤回"])) await Load();
    }

    private async Task Busy(Func<Task> work)
    {
        if (busy) return;
        busy = true;
        try
        {
            await work();
        }
        catch (RuleBroken broken)
        {
            state.Outcome = Outcome.Of(broken);
        }
        finally
        {
            busy = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
