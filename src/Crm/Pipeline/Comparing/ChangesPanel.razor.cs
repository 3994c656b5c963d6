using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Pipeline.Comparing;

/// <summary>What changed between two looks at a unit. What is asked for stands in the address.</summary>
public sealed partial class ChangesPanel : IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Filter> chips = [];
    private CompareFigures? shown;
    private ComparisonSheet? sheet;
    private string? refusal;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public CompareFigures Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        chips = PipelineChips.Of(Viewer, Roster, Clock, T);
        var question = Asked;
        var outcome = await Desk.Ask(question, life.Token);
        // Something else was asked meanwhile, and is answered by itself.
        if (question == Asked) (refusal, sheet) = (outcome.Sentence, outcome.Answer ?? sheet);
    }

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        life.Dispose();
    }
}
