using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Parks.Profile;

/// <summary>Opens the dialogs of a park and says when it was done, with a way back.</summary>
public sealed class ParkDialogs(IDialogService dialogs, Desk desk, Toasts toasts, Texts texts, TimeProvider clock)
{
    // A click beside the dialog must not throw away what was typed.
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };

    /// <summary>Today in China, for commands without a form.</summary>
    public DateOnly Today => China.Today(clock);

    /// <summary>Opens a dialog about a park.</summary>
    /// <param name="done">Said afterwards.</param>
    /// <param name="undo">Makes the command that takes it back, for the park's version by then.</param>
    public async Task<bool> Open<TDialog>(ParkProfile park, string done, Func<long, ICommand> undo, params (string Name, object? Value)[] parameters) where TDialog : IComponent
    {
        if (!await Show<TDialog>([("Park", park), .. parameters])) return false;
        Say(park, done, undo);
        return true;
    }

    /// <summary>Says that something was done, with the command that takes it back.</summary>
    public void Say(ParkProfile park, string done, Func<long, ICommand> undo) => toasts.Done(done, () => TakeBack(park.Id, undo));

    /// <summary>Opens any dialog; true when it was done.</summary>
    public Task<bool> Show<TDialog>(params (string Name, object? Value)[] parameters) where TDialog : IComponent => dialogs.Fill<TDialog>(Options, parameters);

    private async Task TakeBack(Guid park, Func<long, ICommand> command)
    {
        var now = await desk.Ask(new OpenPark(park));
        if (toasts.Accept(now)) toasts.Accept(await desk.Send(command(now.Answer!.Park.Version)), texts["已撤销"]);
    }
}
