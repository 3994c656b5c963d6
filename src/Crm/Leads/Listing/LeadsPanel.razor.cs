using Crm.Foundation;
using Crm.Leads.Assigning;
using Crm.Leads.Profile;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Leads.Listing;

/// <summary>The list of leads: views, filters, keyset paging, picking several, moving with j and k. Plain markup, since it is the hottest page.</summary>
public sealed partial class LeadsPanel : IAsyncDisposable
{
    private const int PageSize = 50;
    private readonly CancellationTokenSource life = new();
    private readonly HashSet<Guid> picked = [];
    private IReadOnlyList<Filter> chips = [];
    private IReadOnlyList<Shortcut> keys = [];
    private List<LeadListing>? rows;
    private EventCallback<Guid> pick;
    private IDisposable? listening;
    private FindLeads? shown;
    private string? refusal;
    private string? next;
    private Guid? current;
    private int count;
    private bool loading;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private LeadDialogs Dialogs { get; set; } = default!;

    [Inject] private IDialogService MudDialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindLeads Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private bool CanAssign => Viewer?.May(typeof(AssignLead)) == true;

    private string CountText => rows is null ? "" : count >= FindLeadsHandler.CountLimit ? T["1,000 条以上"] : T["{0} 条", count];

    private IEnumerable<(string? View, string Name)> Views =>
    [
        (null, T["全部"]), ("mine", T["我的"]), ("unit", T["本单位"]), ("pool", T["公海"]), ("new", T["未跟进"]), ("today", T["今天到期"]), ("overdue", T["逾期"]),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        chips = LeadQueryString.Chips(Viewer.Actor, Roster, withStage: true);
        picked.Clear();
        await Load();
    }

    protected override void OnInitialized()
    {
        keys = [new("j", T["下一条"], () => Move(1)), new("k", T["上一条"], () => Move(-1)), new("Enter", T["打开选中的线索"], Open)];
        pick = EventCallback.Factory.Create<Guid>(this, Pick);
        listening = Live.Listen(changed => InvokeAsync(() => Renew(changed)));
    }

    private bool IsView(string? view) => (Asked.View ?? "all") == (view ?? "all");

    private async Task Load()
    {
        var outcome = await Desk.Ask(Asked with { Take = PageSize }, life.Token);
        (refusal, rows, count, next) = (outcome.Sentence, outcome.Answer?.Rows.Select(Shown).ToList(), outcome.Answer?.Count ?? 0, outcome.Answer?.Next);
    }

    private async Task More()
    {
        loading = true;
        var outcome = await Desk.Ask(Asked with { Take = PageSize, After = next }, life.Token);
        loading = false;
        if (!outcome.Ok) return;
        rows!.AddRange(outcome.Answer!.Rows.Where(row => rows.All(r => r.Id != row.Id)).Select(Shown));
        next = outcome.Answer.Next;
    }

    // Rows on the screen are renewed where they stand; nothing jumps under the pointer.
    private async Task Renew(Changed changed)
    {
        if (rows is null || life.IsCancellationRequested) return;
        var fresh = changed.Documents.OfType<LeadListing>().Where(row => rows.Any(r => r.Id == row.Id)).ToList();
        foreach (var row in fresh) rows[rows.FindIndex(r => r.Id == row.Id)] = Shown(row);
        rows.RemoveAll(row => row.MergedInto is not null);
        if (fresh.Count > 0) StateHasChanged();
        await Task.CompletedTask;
    }

    // No row shows the contact; an open page need not keep fifty of them.
    private static LeadListing Shown(LeadListing row) => row with { Contact = null };

    private Task Move(int by)
    {
        if (rows is not { Count: > 0 }) return Task.CompletedTask;
        var at = current is { } id ? rows.FindIndex(row => row.Id == id) : -1;
        current = rows[Math.Clamp(at + by, 0, rows.Count - 1)].Id;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task Open()
    {
        if (current is { } id) Navigation.NavigateTo($"/leads/{id}");
        return Task.CompletedTask;
    }

    private void Pick(Guid id)
    {
        if (!picked.Remove(id)) picked.Add(id);
    }

    private void PickAll(ChangeEventArgs e)
    {
        picked.Clear();
        if (e.Value is true) picked.UnionWith(rows!.Select(row => row.Id));
    }

    private async Task AssignPicked()
    {
        var parameters = new DialogParameters<AssignManyDialog> { { d => d.Leads, [.. rows!.Where(row => picked.Contains(row.Id))] } };
        var dialog = await MudDialogs.ShowAsync<AssignManyDialog>(null, parameters, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false });
        if (await dialog.Result is not { Canceled: false }) return;
        picked.Clear();
        await Load();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
