using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Leads.Agenda;
using Crm.Leads.Profile;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Workbench;

/// <summary>A person's day: what is due, overdue and new, with the usual answers one click away. Stays current while it is open.</summary>
public sealed partial class WorkbenchPanel
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(400);
    private readonly CancellationTokenSource closing = new();
    private IDisposable? listening;
    private AgendaSheet? sheet;
    private string? refused;
    private bool waiting;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private LeadDialogs Dialogs { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    /// <summary>"mine" or "unit".</summary>
    [Parameter] public string? Scope { get; set; }

    private DateOnly Today => China.Today(Clock);

    private bool Manages => Viewer.Actor.Is(Role.Manager);

    private bool Unit => Manages && Scope != "mine";

    private string NextDue => sheet?.NextDue is { Next: { } next } row
        ? T["下一件是 {0}：{1}，{2}。", Written.Day(next.On, Today), row.Company, next.What]
        : T["记跟进时写下下一步和日期，到那天会出现在这里。"];

    protected override void OnInitialized() => listening = Live.Listen(changed => Concerns(changed) ? InvokeAsync(LoadSoon) : Task.CompletedTask);

    protected override Task OnParametersSetAsync() => Load();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The list behind a figure: the same leads, so the same filter.
    private string Leads(string query) => $"/leads?{query}{(Unit ? "" : $"&owner={Uri.EscapeDataString(Viewer.Actor.Login)}")}";

    private bool Concerns(Changed changed) => changed.Events.Any(e => e.Data is LeadOpened or LeadAssigned) || Shown.Any(row => changed.Streams.Contains(row.Id));

    private IEnumerable<AgendaRow> Shown => sheet is null ? [] : sheet.Today.Rows.Concat(sheet.Overdue.Rows).Concat(sheet.Arrived.Rows).Concat(sheet.Pool.Rows);

    // Many changes within a moment are one redraw.
    private async Task LoadSoon()
    {
        if (waiting) return;
        waiting = true;
        try
        {
            await Task.Delay(Calm, Clock, closing.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        finally
        {
            waiting = false;
        }
        await Load();
    }

    private async Task Load()
    {
        var outcome = await Desk.Ask(new MyAgenda { Unit = Unit }, closing.Token);
        (sheet, refused) = (outcome.Answer ?? sheet, outcome.Sentence);
        StateHasChanged();
    }

    private Task Open() => Dialogs.OpenNew();

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
