using Crm.Foundation;
using Crm.Pipeline.History;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Pipeline.Showing;

/// <summary>The figures of a unit. What is asked for stands in the address; today's figures follow what happens.</summary>
public sealed partial class PipelinePanel : IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Filter> chips = [];
    private ShowPipeline? shown;
    private PipelineSheet? sheet;
    private IDisposable? listening;
    private string? refusal;
    private bool renewing;
    private bool again;

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
        listening = Live.Listen(changed => Asked.On is null && changed.Documents.Any(document => document is PipelineRenewed) ? InvokeAsync(Renew) : Task.CompletedTask);

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        chips = PipelineChips.Of(Viewer, Roster, Clock, T);
        await Load();
    }

    private async Task Load()
    {
        var question = Asked;
        var outcome = await Desk.Ask(question, life.Token);
        // Something else was asked meanwhile, and is answered by itself.
        if (question == Asked) (refusal, sheet) = (outcome.Sentence, outcome.Answer ?? sheet);
    }

    // However often the counts change meanwhile, they are asked for once more, after the last change.
    private async Task Renew()
    {
        again = true;
        if (renewing) return;
        renewing = true;
        try
        {
            while (again && !life.IsCancellationRequested)
            {
                again = false;
                await Load();
                StateHasChanged();
            }
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
