using Crm.Clocks.Rules;
using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Clocks.Running;

/// <summary>The clocks of what a person reaches by state; each count opens its list, each row what happened to it.</summary>
public sealed partial class ClocksPanel : IAsyncDisposable
{
    /// <summary>The views in the address.</summary>
    public static readonly IReadOnlyList<string?> Views = ["open", "overdue", "near", "paused", "met", "late", "stopped", "all"];

    private const int PageSize = 50;
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Filter> chips = [];
    private IReadOnlyList<ClockEntry> history = [];
    private List<ClockRow> rows = [];
    private ClockPage? page;
    private FindClocks? shown;
    private IDisposable? listening;
    private string? refusal;
    private Guid? opened;
    private bool more;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindClocks Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private IEnumerable<(string View, string Name, int Count)> Tabs => page is not { Counts: var counts } ? [] :
    [
        ("open", T["未办结"], counts.Open), ("overdue", T["逾期"], counts.Overdue), ("near", T["即将到期"], counts.Near), ("paused", T["已暂停"], counts.Paused),
        ("met", T["按时办到"], counts.Met), ("late", T["超期办到"], counts.Late), ("stopped", T["已免办"], counts.Stopped),
    ];

    protected override void OnInitialized() =>
        listening = Live.Listen(changed => changed.HasFactsBeside<Clock>() ? InvokeAsync(Renew) : Task.CompletedTask);

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        var units = Roster.Units.Where(unit => Viewer.Actor.Oversees(unit.Code)).ToList();
        chips =
        [
            new Filter("kind", T["事项"], [.. Enum.GetValues<ClockKind>().Select(k => new FilterOption($"{k}", ClockKindWords.Of(k)))]),
            .. units.Count < 2 ? Array.Empty<Filter>() : [new Filter("unit", T["单位"], [.. units.Select(u => new FilterOption(u.Code, u.Name))])],
        ];
        rows = [];
        await Load();
    }

    private async Task Load()
    {
        var take = Math.Max(PageSize, rows.Count);
        var outcome = await Desk.Ask(Asked with { Take = take }, life.Token);
        (refusal, page, rows) = (outcome.Sentence, outcome.Answer, outcome.Answer?.Rows.ToList() ?? []);
        more = rows.Count == take;
    }

    private async Task Renew()
    {
        if (life.IsCancellationRequested) return;
        await Load();
        if (opened is { } clock) history = (await Desk.Ask(new ClockHistory(clock), life.Token)).Answer ?? [];
        StateHasChanged();
    }

    private async Task More()
    {
        var outcome = await Desk.Ask(Asked with { Skip = rows.Count, Take = PageSize }, life.Token);
        if (outcome.Answer is not { } next) return;
        rows.AddRange(next.Rows.Where(row => rows.All(r => r.Id != row.Id)));
        more = next.Rows.Count == PageSize;
    }

    private async Task Toggle(ClockRow row)
    {
        opened = opened == row.Id ? null : row.Id;
        history = opened is null ? [] : (await Desk.Ask(new ClockHistory(row.Id), life.Token)).Answer ?? [];
    }

    private async Task Pause(ClockRow row)
    {
        var dialog = await Dialogs.ShowAsync<PauseClockDialog>("", new DialogParameters { { nameof(PauseClockDialog.ClockId), row.Id }, { nameof(PauseClockDialog.Name), Name(row) } }, Options);
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(T["时限已暂停"], () => Send(new ResumeClock(row.Id)));
        await Renew();
    }

    private async Task Resume(ClockRow row)
    {
        if (await Send(new ResumeClock(row.Id))) Toasts.Done(T["时限已恢复计时"]);
    }

    private async Task<bool> Send(ICommand command)
    {
        var done = Toasts.Accept(await Desk.Send(command, life.Token));
        await Renew();
        return done;
    }

    private string StateOf(ClockRow row) => row switch
    {
        { State: ClockState.Paused, PausedFor: { } reason } => ClockWords.Of(reason),
        { State: ClockState.Running, Escalated: > 0 } => T["已上报 {0} 级", row.Escalated],
        { State: ClockState.Met, Overdue: true } => T["超期办到"],
        _ => ClockWords.Of(row.State),
    };

    private string Name(ClockRow row) => row.Title.Length > 0 ? row.Title : T["没有留名"];

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
