using Crm.Foundation;
using Crm.Hotline.Logging;
using Crm.Hotline.Taking;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Hotline.Ledger;

/// <summary>Every call the person reaches, the newest on top. What is searched for stands in the address; what changes shows at once.</summary>
public sealed partial class CallsPanel : IAsyncDisposable
{
    private const int PageSize = 50;
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Filter> chips = [];
    private List<CallRow>? rows;
    private IDisposable? listening;
    private FindCalls? shown;
    private string? refusal;
    private string? next;
    private int count;
    private bool loading;
    private Guid? opened;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private CallDialogs Dialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindCalls Asked { get; set; } = new();

    /// <summary>A call that is shown at once.</summary>
    [Parameter] public Guid? Opened { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private bool MayTake => Viewer?.May(typeof(LogCall)) == true;

    private string Search => new Uri(Navigation.Uri).Query;

    private string CountText => rows is null ? "" : count >= FindCallsHandler.CountLimit ? T["1,000 条以上"] : T["{0} 条", count];

    protected override void OnInitialized() =>
        listening = Live.Listen(changed => changed.Events.Any(e => e.Data.GetType().Namespace == typeof(CallLogged).Namespace) ? InvokeAsync(Renew) : Task.CompletedTask);

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        chips = CallsAddress.Chips(Viewer.Actor, Roster);
        await Load();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Opened == opened) return;
        opened = Opened;
        if (Opened is not { } call) return;
        var answer = await Desk.Ask(new CallOf(call), life.Token);
        if (Toasts.Accept(answer)) await Open(answer.Answer!);
        StateHasChanged();
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

    private async Task Open(CallRow row)
    {
        if (await Dialogs.Open(row) is not { } done) return;
        Toasts.Done(done);
        await Load();
    }

    private static string Tag(CallRow row) => row.Outcome switch
    {
        CallOutcome.BecameLead => "tag tag-primary",
        CallOutcome.Nuisance => "tag",
        CallOutcome.CallBackPlanned when row.CallBackAt is not null => "tag tag-warn",
        _ => "tag tag-good",
    };

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
