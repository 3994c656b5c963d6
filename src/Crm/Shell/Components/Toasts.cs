using Crm.Foundation;
using MudBlazor;

namespace Crm.Shell.Components;

/// <summary>Short answers of the product to the person: done (with a way back), refused, "are you sure". Shown by <see cref="ToastList"/> at the bottom of the screen.</summary>
public sealed class Toasts(IDialogService dialogs)
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(12);

    /// <summary>A new answer was given.</summary>
    internal event Action<Toast>? Given;

    /// <summary>Something was done. With <paramref name="undo"/> the person can take it back as long as the answer stands there.</summary>
    public void Done(string sentence, Func<Task>? undo = null) => Given?.Invoke(new Toast(sentence, false, undo is null ? Glance : Reading, undo));

    /// <summary>Says so once a dialog has done what it is for; whether it has.</summary>
    public async Task<bool> Done(Task<bool> dialog, string sentence)
    {
        if (!await dialog) return false;
        Done(sentence);
        return true;
    }

    /// <summary>Something was refused or went wrong: what happened, what is kept, what to do.</summary>
    public void Refused(string sentence) => Given?.Invoke(new Toast(sentence, true, Reading, null));

    /// <summary>Says what an outcome says, if it was refused; true when it was done.</summary>
    public bool Accept(Outcome outcome, string? done = null)
    {
        if (!outcome.Ok) Refused(outcome.Sentence!);
        else if (done is not null) Done(done);
        return outcome.Ok;
    }

    /// <summary>Asks before something that is hard to take back.</summary>
    /// <param name="title">The question: "终止这条线索？".</param>
    /// <param name="text">What happens and what stays.</param>
    /// <param name="verb">The button: "终止".</param>
    /// <param name="grave">Draws the button in the colour of danger.</param>
    public async Task<bool> Confirm(string title, string text, string verb, bool grave = false)
    {
        var parameters = new DialogParameters<ConfirmDialog> { { d => d.Text, text }, { d => d.Verb, verb }, { d => d.Grave, grave } };
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true });
        return await dialog.Result is { Canceled: false };
    }
}

/// <summary>One answer. A class, since the same sentence may stand there twice.</summary>
/// <param name="sentence">In the current language.</param>
/// <param name="isRefusal">Something did not happen.</param>
/// <param name="stays">How long it stands there.</param>
/// <param name="undo">Takes back what was done.</param>
public sealed class Toast(string sentence, bool isRefusal, TimeSpan stays, Func<Task>? undo)
{
    /// <summary>What it says.</summary>
    public string Sentence { get; } = sentence;

    /// <summary>Drawn in the colour of trouble and announced at once.</summary>
    public bool IsRefusal { get; } = isRefusal;

    /// <summary>How long it stands there.</summary>
    public TimeSpan Stays { get; } = stays;

    /// <summary>Null where nothing can be taken back.</summary>
    public Func<Task>? Undo { get; } = undo;
}
