using Crm.Foundation;
using Microsoft.AspNetCore.Components;

namespace Crm.Compendia.Listing;

/// <summary>The compendia with what came of each, and the requests that wait for one. Shows what others do as it happens.</summary>
public sealed partial class CompendiaPanel
{
    private readonly CancellationTokenSource closing = new();
    private List<CompendiumRow>? rows;
    private IDisposable? listening;
    private string? refused;
    private string? next;
    private int waiting;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        listening = Live.Listen(changed => changed.Events.Any(e => e.EventType.Namespace is "Crm.Compendia" or "Crm.Compendia.Ordering") ? InvokeAsync(Renew) : Task.CompletedTask);
        await Load();
    }

    private async Task Load()
    {
        var outcome = await Desk.Ask(new FindCompendia(Take: Math.Max(50, rows?.Count ?? 0)), closing.Token);
        refused = outcome.Sentence;
        (rows, next, waiting) = ([.. outcome.Answer?.Rows ?? []], outcome.Answer?.Next, outcome.Answer?.Waiting ?? 0);
    }

    private async Task Renew()
    {
        if (closing.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    private async Task More()
    {
        if ((await Desk.Ask(new FindCompendia(next), closing.Token)).Answer is not { } page) return;
        rows!.AddRange(page.Rows.Where(row => rows.All(known => known.Id != row.Id)));
        next = page.Next;
    }

    private IEnumerable<(string Tag, string Word)> States(CompendiumRow row)
    {
        if (row.IsBuilding) yield return ("tag tag-primary", T["正在生成"]);
        else if (row.Failure is not null) yield return ("tag tag-bad", T["生成失败"]);
        if (row.PublishedOn is not null) yield return ("tag tag-good", T["已发布"]);
        else if (row.BuiltAt is not null) yield return ("tag", T["未发布"]);
        else if (row is { IsBuilding: false, Failure: null }) yield return ("tag", T["还没生成"]);
        if (row.IsStale) yield return ("tag tag-warn", T["有新版待发布"]);
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
