using Crm.Foundation;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Shell.Components;

/// <summary>
/// A form that sends one command. A refusal stands at its field and what was typed stays. If somebody else changed the record meanwhile, the form says in words
/// who changed what and offers to send the same again on the record as it is now.
/// </summary>
public sealed partial class CommandDialog
{
    private readonly FormState form = new();
    private IReadOnlyList<Shortcut> keys = [];
    private Meanwhile? meanwhile;
    private long? seen;
    private bool sending;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>What it is for: "推进阶段".</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The record it is about.</summary>
    [Parameter] public string? Subtitle { get; set; }

    /// <summary>The button that does it.</summary>
    [Parameter, EditorRequired] public string Verb { get; set; } = "";

    /// <summary>Draws the button in the colour of danger.</summary>
    [Parameter] public bool Grave { get; set; }

    /// <summary>Something must be chosen or done before sending makes sense.</summary>
    [Parameter] public bool Blocked { get; set; }

    /// <summary>The version of the record that the person saw.</summary>
    [Parameter] public long Version { get; set; }

    /// <summary>Makes the command for a version. May break a rule where something typed can't be read.</summary>
    [Parameter, EditorRequired] public Func<long, ICommand> Command { get; set; } = default!;

    /// <summary>Finds out what happened to the record since a version; null where nothing did.</summary>
    [Parameter] public Func<long, Task<Meanwhile?>>? Look { get; set; }

    /// <summary>It was done; drafts can go. The dialog closes afterwards.</summary>
    [Parameter] public EventCallback Done { get; set; }

    /// <summary>The fields.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void OnInitialized() => keys = [new Shortcut("Ctrl+Enter", Verb, Submit)];

    private async Task Submit()
    {
        if (sending || Blocked) return;
        sending = true;
        StateHasChanged();
        try
        {
            form.Outcome = await Send();
            meanwhile = form.Outcome.Refusal == Refusal.Conflict && Look is not null ? await Look(seen ?? Version) : null;
            seen = meanwhile?.Version ?? seen;
            if (!form.Outcome.Ok) return;
            await Done.InvokeAsync();
            Dialog.Close(DialogResult.Ok(true));
        }
        finally
        {
            sending = false;
            StateHasChanged();
            // The title, where changes by others are told, is drawn by the dialog's frame.
            Dialog.StateHasChanged();
        }
    }

    private async Task<Outcome> Send()
    {
        try
        {
            return await Desk.Send(Command(seen ?? Version));
        }
        catch (RuleBroken broken)
        {
            return Outcome.Of(broken);
        }
    }
}
