using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Policies.Unanswered;

/// <summary>The questions that found nothing, open or done, as the address says.</summary>
public sealed partial class UnansweredPanel : IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Filter> chips = [];
    private List<UnansweredRow>? rows;
    private IDisposable? listening;
    private bool? shown;
    private string? refused;
    private string? next;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>Those that were dealt with.</summary>
    [Parameter] public bool Done { get; set; }

    protected override void OnInitialized()
    {
        chips = [new Filter("state", T["未处理"], [new FilterOption("done", T["已处理"])])];
        listening = Live.Listen(changed => changed.Events.Any(e => e.Data is QuestionUnanswered or LibrarySearchUnanswered or QuestionCovered or QuestionDismissed) ? InvokeAsync(Renew) : Task.CompletedTask);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Done) return;
        shown = Done;
        await Load();
    }

    private async Task Load()
    {
        var outcome = await Desk.Ask(new FindUnanswered(Done, Take: Math.Max(50, rows?.Count ?? 0)), life.Token);
        (refused, rows, next) = (outcome.Sentence, outcome.Answer?.Rows.ToList(), outcome.Answer?.Next);
    }

    private async Task Renew()
    {
        if (life.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    private async Task More()
    {
        var outcome = await Desk.Ask(new FindUnanswered(Done, next), life.Token);
        if (outcome.Answer is not { } page) return;
        rows!.AddRange(page.Rows.Where(row => rows.All(known => known.Id != row.Id)));
        next = page.Next;
    }

    private async Task Show<TDialog>(UnansweredRow row) where TDialog : IComponent
    {
        var dialog = await Dialogs.ShowAsync<TDialog>("", new DialogParameters { { "Question", row } }, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false });
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(T["已处理"]);
        await Load();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
