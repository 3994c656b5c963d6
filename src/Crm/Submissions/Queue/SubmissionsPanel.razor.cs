using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Submissions.Deciding;
using Crm.Submissions.Review;
using Microsoft.AspNetCore.Components;

namespace Crm.Submissions.Queue;

/// <summary>The queue of the desk. What is asked for stands in the address; what changes shows at once.</summary>
public sealed partial class SubmissionsPanel : IAsyncDisposable
{
    private const int PageSize = 50;
    private readonly CancellationTokenSource life = new();
    private readonly Dictionary<Guid, ElementReference> names = [];
    private IReadOnlyList<Filter> chips = [];
    private IReadOnlyList<Shortcut> keys = [];
    private List<SubmissionRow>? rows;
    private FindSubmissions? shown;
    private IDisposable? listening;
    private string? refusal;
    private string? next;
    private Guid? current;
    private int count;
    private bool loading;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private SubmissionDialogs Dialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindSubmissions Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private string CountText => rows is null ? "" : count >= FindSubmissionsHandler.CountLimit ? T["1,000 条以上"] : T["{0} 条", count];

    private IEnumerable<(string? View, string Name)> Views =>
    [
        (null, T["待审"]), ("mine", T["我在审的"]), ("asked", T["待作者答复"]), ("accepted", T["待发布"]), ("published", T["已发布"]), ("refused", T["未采用"]), ("down", T["已撤下"]), ("all", T["全部"]),
    ];

    protected override void OnInitialized()
    {
        var month = new DateOnly(China.Today(Clock).Year, China.Today(Clock).Month, 1);
        chips =
        [
            new Filter("reason", T["未采用原因"], [.. Enum.GetValues<RefusalReason>().Select(r => new FilterOption($"{r}", RefusalReasons.Of(r)))]),
            new Filter("month", T["收到月份"], [.. Enumerable.Range(0, 12).Select(back => month.AddMonths(-back)).Select(m => new FilterOption($"{m:yyyy-MM}", $"{m:yyyy-MM}"))]),
            new Filter("decided", T["审结"], [new FilterOption("any", T["已审结"]), new FilterOption("intime", T["按时审结"]), new FilterOption("late", T["超时审结"])]),
        ];
        keys =
        [
            new("j", T["下一条"], () => Move(1)), new("ArrowDown", T["下一条"], () => Move(1)), new("k", T["上一条"], () => Move(-1)), new("ArrowUp", T["上一条"], () => Move(-1)),
        ];
        listening = Live.Listen(changed => changed.Events.Any(e => e.Data.GetType().Namespace == typeof(SubmissionClaimed).Namespace || e.Data.GetType().Namespace == typeof(Clocks.Running.DueMark).Namespace)
            ? InvokeAsync(Renew) : Task.CompletedTask);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        await Load();
    }

    private async Task Load()
    {
        var outcome = await Desk.Ask(Asked with { Take = Math.Max(PageSize, rows?.Count ?? 0) }, life.Token);
        (refusal, rows, count, next) = (outcome.Sentence, outcome.Answer?.Rows.ToList(), outcome.Answer?.Count ?? 0, outcome.Answer?.Next);
    }

    private async Task Renew()
    {
        if (life.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    private async Task More()
    {
        loading = true;
        var outcome = await Desk.Ask(Asked with { Take = PageSize, After = next }, life.Token);
        loading = false;
        if (!outcome.Ok) return;
        rows!.AddRange(outcome.Answer!.Rows.Where(row => rows.All(r => r.Id != row.Id)));
        next = outcome.Answer.Next;
    }

    private async Task Claim(SubmissionRow row)
    {
        if (await Dialogs.Claim(row.Id, takeOver: false)) await Load();
    }

    // The keyboard goes along with the row: Enter opens it, as it does any link.
    private async Task Move(int step)
    {
        if (rows is not { Count: > 0 }) return;
        var at = rows.FindIndex(row => row.Id == current);
        current = rows[Math.Clamp(at < 0 ? 0 : at + step, 0, rows.Count - 1)].Id;
        StateHasChanged();
        if (names.TryGetValue(current.Value, out var name)) await name.FocusAsync();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
