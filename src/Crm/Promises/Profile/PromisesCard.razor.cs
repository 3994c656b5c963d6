using Crm.Foundation;
using Crm.Leads.Profile;
using Crm.Policies.Quoting;
using Crm.Promises.Listing;
using Microsoft.AspNetCore.Components;

namespace Crm.Promises.Profile;

/// <summary>What was promised on a lead, on the lead's page: what is still to be kept first. Shows others' changes as they happen.</summary>
public sealed partial class PromisesCard
{
    private readonly CancellationTokenSource closing = new();
    private IReadOnlyList<PromiseRow> rows = [];
    private Dictionary<QuotedPassage, QuoteCheck?> checks = [];
    private IDisposable? listening;
    private (Guid, int)? shown;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private PromiseDialogs Dialogs { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public LeadSheet Lead { get; set; } = default!;

    /// <summary>Something was done that the timeline tells.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    protected override void OnInitialized() => listening = Live.Listen(changed =>
        changed.Streams.Any(stream => rows.Any(row => row.Id == stream)) || changed.Events.Any(e => e.Data is PromiseMade made && made.Lead == Lead.Id) ? InvokeAsync(Refresh) : Task.CompletedTask);

    // A merge brings promises along; nothing else about the lead changes them.
    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Lead.Id, Lead.Merged.Count)) return;
        shown = (Lead.Id, Lead.Merged.Count);
        await Load();
    }

    private async Task Refresh()
    {
        if (closing.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
        await Changed.InvokeAsync();
    }

    private async Task Load()
    {
        var found = (await Desk.Ask(new FindPromises { View = "all", Lead = Lead.Id, Take = 200 }, closing.Token)).Answer?.Rows ?? [];
        rows = [.. found.OrderByDescending(row => row.IsOpen).ThenBy(row => row.IsOpen ? row.Promise.Due.DayNumber : -row.Promise.Due.DayNumber)];
        var passages = rows.Select(Passage).OfType<QuotedPassage>().Distinct().Take(CheckQuotes.Most).ToList();
        checks = passages.Count == 0 ? [] : passages.Zip((await Desk.Ask(new CheckQuotes(passages), closing.Token)).Answer ?? []).ToDictionary(p => p.First, p => p.Second);
    }

    // What became of the passage matters as long as the promise is to be kept.
    private static QuotedPassage? Passage(PromiseRow row) => row is { IsOpen: true, Promise.Passage: { } p } ? new QuotedPassage(p.Document, p.Version, null, p.Quote) : null;

    private QuoteCheck? Check(PromiseRow row) => Passage(row) is { } passage ? checks.GetValueOrDefault(passage) : null;

    private async Task Make()
    {
        if (await Dialogs.Make(Lead)) await Refresh();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
