using Crm.Compendia.Building;
using Crm.Compendia.Drafting;
using Crm.Compendia.Listing;
using Crm.Compendia.Ordering;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Compendia.Profile;

/// <summary>The workshop of one compendium: its scope, the documents that takes in, its builds, its files, what came of it. Whoever may not edit reads.</summary>
public sealed partial class CompendiumPanel
{
    private readonly CancellationTokenSource closing = new();
    private readonly Guid made = Guid.CreateVersion7();
    private IDisposable? listening;
    private CompendiumSheet? sheet;
    private CompendiumPreview? preview;
    private ScopeDraft? draft;
    private Outcome? outcome;
    private string? refused;
    private bool sending;
    private int asked;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    /// <summary>The compendium; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    private bool May => Viewer?.May(typeof(DraftCompendium)) == true;

    private bool IsBuilding => sheet?.Compendium.Building is not null;

    private bool IsDirty => sheet is null || draft!.Differs(sheet.Compendium);

    private int Chosen => preview?.Rows.Count(row => !draft!.LeftOut.Contains(row.Document)) ?? 0;

    protected override async Task OnInitializedAsync()
    {
        listening = Live.Listen(changed => Id is { } id && (changed.Streams.Contains(id) || changed.Events.Any(e => e.Data is CompendiumLinkMailed or CompendiumFetched)) ? InvokeAsync(Renew) : Task.CompletedTask);
        if (Id is null) draft = new ScopeDraft(Clock.Today());
        else await Load();
        if (May && draft is not null) await Rescope();
    }

    private async Task Load()
    {
        if (closing.IsCancellationRequested) return;
        var found = await Desk.Ask(new CompendiumOf(Id!.Value), closing.Token);
        (refused, sheet) = (found.Sentence, found.Answer);
        if (sheet is not null) draft ??= new ScopeDraft(sheet.Compendium);
    }

    private async Task Renew()
    {
        await Load();
        StateHasChanged();
    }

    private async Task Rescope()
    {
        var mine = ++asked;
        var found = await Desk.Ask(new PreviewCompendium(draft!.Scope), closing.Token);
        // Somebody who goes on choosing has asked for something else meanwhile.
        if (mine != asked) return;
        (preview, outcome) = (found.Answer ?? preview, found.Ok ? null : found);
        StateHasChanged();
    }

    private async Task<bool> Save(bool quietly = false)
    {
        if (!IsDirty) return true;
        var title = draft!.TitleOrUsual;
        outcome = await Desk.Send(Id is { } id
            ? new ReviseCompendium(id, title, draft.Scope, [.. draft.LeftOut])
            : new DraftCompendium(made, title, draft.Scope, [.. draft.LeftOut]), closing.Token);
        if (!outcome.Ok)
        {
            Toasts.Refused(outcome.Sentence!);
            return false;
        }
        if (!quietly) Toasts.Done(T["已保存"]);
        if (Id is null) (Id, draft.Title) = (made, title);
        await Load();
        return true;
    }

    private async Task Build()
    {
        if (sending) return;
        sending = true;
        var isNew = Id is null;
        if (await Save(quietly: true)) Toasts.Accept(await Desk.Send(new BuildCompendium(Id!.Value, Guid.CreateVersion7()), closing.Token));
        sending = false;
        if (Id is null) return;
        if (isNew) Navigation.NavigateTo($"/compendia/{Id}", replace: true);
        else await Load();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
