using Crm.Foundation;
using Crm.Leads;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Pipeline.Showing;

/// <summary>The figures of a unit. What is asked for stands in the address; today's figures follow what happens.</summary>
public sealed partial class PipelinePanel : IAsyncDisposable
{
    // The counts follow an event within moments, in the background; whatever comes in between is shown together.
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Filter> chips = [];
    private ShowPipeline? shown;
    private PipelineSheet? sheet;
    private IDisposable? listening;
    private string? refusal;
    private bool renewing;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public ShowPipeline Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private string UnitName => Roster.Unit(sheet!.Unit)?.Name ?? sheet.Unit;

    protected override void OnInitialized() =>
        listening = Live.Listen(changed => Asked.On is null && changed.Events.Any(e => e.Data.GetType().Namespace == typeof(LeadOpened).Namespace) ? InvokeAsync(Renew) : Task.CompletedTask);

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        var units = Roster.Units.Where(unit => Viewer.Actor.Oversees(unit.Code)).ToList();
        var thisYear = China.Today(Clock).Year;
        chips =
        [
            .. units.Count < 2 ? Array.Empty<Filter>() : [new Filter("unit", T["单位"], [.. units.Select(u => new FilterOption(u.Code, u.Name))])],
            new Filter("year", T["签约年份"], [.. Enumerable.Range(0, 10).Select(back => new FilterOption($"{thisYear - back}", T["{0} 年", thisYear - back]))]),
        ];
        await Load();
    }

    private async Task Load()
    {
        var outcome = await Desk.Ask(Asked, life.Token);
        (refusal, sheet) = (outcome.Sentence, outcome.Answer ?? sheet);
    }

    private async Task Renew()
    {
        if (renewing || life.IsCancellationRequested) return;
        renewing = true;
        try
        {
            await Task.Delay(Behind, Clock, life.Token);
            await Load();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            renewing = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
