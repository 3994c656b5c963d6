using Crm.Foundation;
using Crm.Parks.Describing;
using Crm.Parks.Timeline;
using Microsoft.AspNetCore.Components;

namespace Crm.Parks.Profile;

/// <summary>The page of one park: what can be had, what it asks, what happened. Shows others' changes as they happen.</summary>
public sealed partial class ParkPanel
{
    private readonly CancellationTokenSource closing = new();
    private IDisposable? listening;
    private OpenedPark? opened;
    private IReadOnlyList<ParkEntry> entries = [];
    private string? refused;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private ParkDialogs Dialogs { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The park.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        listening = Live.Listen(changed => changed.Streams.Contains(Id) ? InvokeAsync(Load) : Task.CompletedTask);
        await Load();
    }

    private async Task Load()
    {
        var (park, told) = (await Desk.Ask(new OpenPark(Id), closing.Token), await Desk.Ask(new ParkTimeline(Id), closing.Token));
        refused = park.Sentence ?? told.Sentence;
        if (refused is null) (opened, entries) = (park.Answer, told.Answer!);
        StateHasChanged();
    }

    private async Task Describe()
    {
        var before = opened!.Park;
        if (await Dialogs.Open<DescribeParkDialog>(before, T["园区情况已更新"], version => new DescribePark(Id, before.Description, Dialogs.Today, version))) await Load();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
