using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Hotline.Duty;

/// <summary>One's own state, to be changed by a click or a key, and the colleagues who are there. Follows the telephone and everybody else as they change.</summary>
public sealed partial class DutyBar : IAsyncDisposable
{
    // Behind the four topics, which have the first four digits.
    private static readonly IReadOnlyList<(DutyState State, string Key)> Choices = [.. DutyWords.Choices.Zip(["6", "7", "8", "9", "0"])];

    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Shortcut> keys = [];
    private DutyBoard board = DutyBoard.Empty;
    private IDisposable? listening;
    private string? seat;
    private bool busy;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    private DutyRow Mine => board.Mine;

    private IReadOnlyList<DutyRow> Colleagues => [.. board.Colleagues.Where(c => c.State != DutyState.Away)];

    private int Away => board.Colleagues.Count(c => c.State == DutyState.Away);

    protected override async Task OnInitializedAsync()
    {
        keys = [.. Choices.Select(choice => new Shortcut($"Alt+{choice.Key}", DutyWords.Of(choice.State), () => Change(choice.State)))];
        listening = Live.Listen(changed => changed.Events.Any(e => e.Data is DutyChanged) ? InvokeAsync(Refresh) : Task.CompletedTask);
        await Refresh();
    }

    private async Task Refresh()
    {
        if (await Desk.Ask(new HotlineDuty(), life.Token) is not { Ok: true, Answer: { } now }) return;
        board = now;
        seat ??= Mine.Extension ?? Mine.Seat;
        StateHasChanged();
    }

    private async Task Change(DutyState to)
    {
        if (busy) return;
        busy = true;
        try
        {
            Toasts.Accept(await Desk.Send(new ChangeDuty(to, seat.Filled())));
            await Refresh();
        }
        finally
        {
            busy = false;
            StateHasChanged();
        }
    }

    // Whoever is there and moves to another place is there, at that place.
    private Task Sit(string? extension)
    {
        seat = extension;
        return Mine.State is DutyState.Away or DutyState.Talking || seat.Filled() is null ? Task.CompletedTask : Change(Mine.State);
    }

    private static string Tag(DutyState state) => state switch
    {
        DutyState.Ready => "tag tag-good",
        DutyState.Talking => "tag tag-primary",
        DutyState.AfterCall or DutyState.Busy or DutyState.OnBreak => "tag tag-warn",
        _ => "tag",
    };

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
