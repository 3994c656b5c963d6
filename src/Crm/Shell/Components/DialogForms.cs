using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Shell.Components;

/// <summary>Opens dialogs in which something is filled in.</summary>
public static class DialogForms
{
    // A click beside the dialog must not throw away what was typed.
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false, DefaultFocus = DefaultFocus.FirstChild };

    /// <summary>Opens one with its parameters; true when what it asks for was done.</summary>
    public static Task<bool> Fill<TDialog>(this IDialogService dialogs, params (string Name, object? Value)[] parameters) where TDialog : IComponent => dialogs.Fill<TDialog>(Options, parameters);

    /// <summary>The same in another shape.</summary>
    public static async Task<bool> Fill<TDialog>(this IDialogService dialogs, DialogOptions options, params (string Name, object? Value)[] parameters) where TDialog : IComponent
    {
        var given = new DialogParameters();
        foreach (var (name, value) in parameters) given.Add(name, value);
        var dialog = await dialogs.ShowAsync<TDialog>(null, given, options);
        return await dialog.Result is { Canceled: false };
    }
}
