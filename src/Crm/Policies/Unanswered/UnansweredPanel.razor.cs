using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Policies.Unanswered;

/// <summary>The questions that found nothing, open or done, as the address says.</summary>
public sealed partial class UnansweredPanel
{
    private IReadOnlyList<Filter> chips = [];

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    /// <summary>Those that were dealt with.</summary>
    [Parameter] public bool Done { get; set; }

    protected override void OnInitialized()
    {
        chips = [new Filter("state", T["未处理"], [new FilterOption("done", T["已处理"])])];
        RenewWhen(changed => changed.Events.Any(e => e.Data is QuestionUnanswered or LibrarySearchUnanswered or QuestionCovered or QuestionDismissed));
    }

    protected override Task OnParametersSetAsync() => IsNew(Done) ? Load() : Task.CompletedTask;

    protected override IQuery<UnansweredPage> Question(string? after, int take) => new FindUnanswered(Done, after, take);

    private async Task Show<TDialog>(UnansweredRow row) where TDialog : IComponent
    {
        var dialog = await Dialogs.ShowAsync<TDialog>("", new DialogParameters { { "Question", row } }, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false });
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(T["已处理"]);
        await Load();
    }
}
