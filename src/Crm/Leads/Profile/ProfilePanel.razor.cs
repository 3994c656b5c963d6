using Crm.Foundation;
using Crm.Leads.FollowingUp;
using Crm.Leads.Timeline;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Profile;

/// <summary>The page of one lead: where it stands, everything that happened, what is known. Shows others' changes as they happen.</summary>
public sealed partial class ProfilePanel
{
    private readonly CancellationTokenSource closing = new();
    private IReadOnlyList<Shortcut> keys = [];
    private FollowUpComposer? composer;
    private IDisposable? listening;
    private LeadSheet? sheet;
    private IReadOnlyList<LeadContact> contacts = [];
    private IReadOnlyList<TimelineEntry> entries = [];
    private string? refused;
    private string? note;
    private string tab = "story";
    private int logged;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private LeadDialogs Dialogs { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>Number of the lead that was asked for, where that was merged into this one.</summary>
    [Parameter] public string? From { get; set; }

    private (string Key, string Name)[] Tabs => [("story", T["动态"]), ("facts", T["需求与联系人"]), ("refs", T["园区与资料"])];

    protected override async Task OnInitializedAsync()
    {
        keys = [new Shortcut("Alt+N", T["记跟进"], () => Write(inDialog: false)), new Shortcut("Alt+A", T["推进阶段"], () => Dialogs.Advance(sheet!))];
        listening = Live.Listen(changed => changed.Streams.Contains(Id) ? InvokeAsync(() => Load(changed.Events.Any(e => e.Data is ContactRecorded))) : Task.CompletedTask);
        await Load(withContacts: true);
    }

    private Task Refresh() => Load(withContacts: false);

    // Contacts are opened once and again only when one was recorded: every opening stands in the reading log.
    private async Task Load(bool withContacts)
    {
        // A merge leads on to the other lead's page; whoever waited for this one comes too late.
        if (closing.IsCancellationRequested) return;
        var (asked, told) = (await Desk.Ask(new LeadProfile(Id, withContacts), closing.Token), await Desk.Ask(new LeadTimeline(Id), closing.Token));
        refused = asked.Sentence ?? told.Sentence;
        if (refused is not null) return;
        if (asked.Answer!.Id != Id)
        {
            // The address of what was merged opens what it was merged into.
            Navigation.NavigateTo($"/leads/{asked.Answer.Id}?from={asked.Answer.Merged.FirstOrDefault(m => m.Id == Id)?.Number}", replace: true);
            return;
        }
        if (withContacts) contacts = asked.Answer!.Contacts;
        note = sheet is null ? null : LeadMeanwhile.Note([.. told.Answer!.Where(e => e is { From: null, About: null } && e.Version > sheet.Version)], Viewer?.Actor.Login ?? "") ?? note;
        (sheet, entries) = (asked.Answer, told.Answer!);
        StateHasChanged();
    }

    // A phone has no room for the composer beside the timeline.
    private async Task Write(bool inDialog)
    {
        if (!inDialog)
        {
            tab = "story";
            if (composer is not null) await composer.Focus();
        }
        else if (await Dialogs.LogFollowUp(sheet!))
        {
            logged++;
            await Refresh();
        }
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
