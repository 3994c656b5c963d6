using Crm.Foundation;
using Crm.Leads.Advancing;
using Crm.Leads.Listing;
using Crm.Leads.Profile;
using Crm.Leads.SteppingBack;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Leads.Board;

/// <summary>The board: cards move by dragging, by a menu or by Alt+arrows; a move that asks for proofs opens their form at once. Other people's moves show by themselves.</summary>
public sealed partial class BoardPanel : IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private readonly HashSet<Stage> folded = [Stage.Terminated];
    private IReadOnlyList<Filter> chips = [];
    private MudDropContainer<LeadListing>? container;
    private List<LeadListing> cards = [];
    private BoardColumns? board;
    private PipelineBoard? shown;
    private IDisposable? listening;
    private string? refusal;
    private string? said;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private LeadDialogs Dialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public PipelineBoard Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    // Whoever answers for a unit can see how its board stood.
    private bool LooksBack => Viewer?.Actor.Is(Role.Manager, Role.Auditor) == true;

    private bool CanMove => Viewer?.May(typeof(AdvanceStage)) == true;

    protected override void OnInitialized() => listening = Live.Listen(changed => InvokeAsync(() => Renew(changed)));

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        chips = LeadQueryString.Chips(Viewer.Actor, Roster, withStage: false);
        await Load();
    }

    private async Task Load()
    {
        var outcome = await Desk.Ask(Asked, life.Token);
        (refusal, board) = (outcome.Sentence, outcome.Answer ?? board);
        cards = board is null ? [] : [.. board.Columns.SelectMany(column => column.Cards)];
        StateHasChanged();
        container?.Refresh();
    }

    private async Task Renew(Changed changed)
    {
        if (!life.IsCancellationRequested && changed.Documents.OfType<LeadListing>().Any()) await Load();
    }

    private void Fold(Stage stage)
    {
        if (!folded.Remove(stage)) folded.Add(stage);
    }

    private bool CanDrop(LeadListing card, string zone) => CanMove && card.Stage != Stage.Terminated && zone != $"{card.Stage}";

    private Task Dropped(MudItemDropInfo<LeadListing> drop) => Move(drop.Item!, Enum.Parse<Stage>(drop.DropzoneIdentifier));

    private async Task Move(LeadListing card, Stage to)
    {
        var moved = to == card.Stage ? false
            : await Dialogs.Load(card.Id) is not { } sheet ? false
            : to == Stage.Terminated ? await Dialogs.Terminate(sheet)
            : to < card.Stage ? await Dialogs.Open<StepBackDialog>(sheet, T["已退回到{0}", StageWords.Of(to)], (nameof(StepBackDialog.To), to))
            : await Dialogs.Advance(sheet, to);
        if (moved) said = T["{0} 已移到{1}", card.Company, StageWords.Of(to)];
        await Load();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
