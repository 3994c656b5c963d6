using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Clocks.Running;

/// <summary>The clocks of one record beside it: how long there is left, what happened to each, and a way to pause them. Shows nothing where none ever ran.</summary>
public sealed partial class ClocksOfRecord
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private readonly CancellationTokenSource closing = new();
    private IReadOnlyList<ClockRow> rows = [];
    private IReadOnlyList<ClockEntry> history = [];
    private IDisposable? listening;
    private Guid? opened;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The record's stream.</summary>
    [Parameter, EditorRequired] public Guid Subject { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var ids = Enum.GetValues<Rules.ClockKind>().Select(kind => Clock.IdOf(kind, Subject)).ToHashSet();
        listening = Live.Listen(changed => changed.Streams.Overlaps(ids) ? InvokeAsync(Renew) : Task.CompletedTask);
        await Load();
    }

    private async Task Load()
    {
        rows = (await Desk.Ask(new FindClocks("all", Subject: Subject), closing.Token)).Answer?.Rows ?? [];
        history = opened is { } clock ? (await Desk.Ask(new ClockHistory(clock), closing.Token)).Answer ?? [] : [];
    }

    private async Task Renew()
    {
        if (closing.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    private Task Toggle(ClockRow row)
    {
        opened = opened == row.Id ? null : row.Id;
        return Load();
    }

    private async Task Pause(ClockRow row)
    {
        var dialog = await Dialogs.ShowAsync<PauseClockDialog>("", new DialogParameters { { nameof(PauseClockDialog.ClockId), row.Id }, { nameof(PauseClockDialog.Name), row.Title } }, Options);
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(T["时限已暂停"], () => Send(new ResumeClock(row.Id)));
        await Renew();
    }

    private async Task Send(ICommand command)
    {
        Toasts.Accept(await Desk.Send(command, closing.Token));
        await Renew();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
