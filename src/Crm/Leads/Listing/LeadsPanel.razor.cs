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
public sealed partial class LeadsPanel
{
    private readonly HashSet<Guid> picked = [];
    private IReadOnlyList<Filter> chips = [];
    private IReadOnlyList<Shortcut> keys = [];
    private EventCallback<Guid> pick;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private LeadDialogs Dialogs { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private IDialogService MudDialogs { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindLeads Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    // Whoever answers for a unit can see how its leads stood.
    private bool LooksBack => Viewer?.Actor.Is(Role.Manager, Role.Auditor) == true;

    private bool CanAssign => Viewer?.May(typeof(AssignLead)) == true;

    private IEnumerable<(string? View, string Name)> Views =>
    [
        (null, T["全部"]), ("mine", T["我的"]), ("unit", T["本单位"]), ("pool", T["公海"]), ("new", T["未跟进"]), ("today", T["今天到期"]), ("overdue", T["逾期"]),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || !IsNew(Asked)) return;
        chips = LeadQueryString.Chips(Viewer.Actor, Roster, withStage: true);
        picked.Clear();
        await Load(PageSize);
    }

    protected override void OnInitialized()
    {
        keys = [new("j", T["下一条"], () => Move(1)), new("k", T["上一条"], () => Move(-1)), new("Enter", T["打开选中的线索"], Open)];
        pick = EventCallback.Factory.Create<Guid>(this, Pick);
        RenewWhen(changed => changed.Documents.Any(row => row is LeadListing));
    }

    private bool IsView(string? view) => (Asked.View ?? "all") == (view ?? "all");

    protected override IQuery<LeadPage> Question(string? after, int take) => Asked with { After = after, Take = take };

    // Rows on the screen are renewed where they stand; nothing jumps under the pointer.
    protected override Task Renew(Changed changed)
    {
        if (Rows is null) return Task.CompletedTask;
        var fresh = changed.Documents.OfType<LeadListing>().Where(row => Rows.Any(r => r.Id == row.Id)).ToList();
        foreach (var row in fresh) Rows[Rows.FindIndex(r => r.Id == row.Id)] = Kept(row);
        Rows.RemoveAll(row => row.MergedInto is not null);
        if (fresh.Count > 0) StateHasChanged();
        return Task.CompletedTask;
    }

    // No row shows the contact; an open page need not keep fifty of them.
    protected override LeadListing Kept(LeadListing row) => row with { Contact = null };

    private Task Open()
    {
        if (Current is { } id) Navigation.NavigateTo($"/leads/{id}");
        return Task.CompletedTask;
    }

    private void Pick(Guid id)
    {
        if (!picked.Remove(id)) picked.Add(id);
    }

    private void PickAll(ChangeEventArgs e)
    {
        picked.Clear();
        if (e.Value is true) picked.UnionWith(Rows!.Select(row => row.Id));
    }

    private async Task AssignPicked()
    {
        var parameters = new DialogParameters<AssignManyDialog> { { d => d.Leads, [.. Rows!.Where(row => picked.Contains(row.Id))] } };
        var dialog = await MudDialogs.ShowAsync<AssignManyDialog>(null, parameters, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false });
        if (await dialog.Result is not { Canceled: false }) return;
        picked.Clear();
        await Load(PageSize);
    }
}
