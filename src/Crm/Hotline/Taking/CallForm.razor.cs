using Crm.Foundation;
using Crm.Inquiries;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Crm.Hotline.Taking;

/// <summary>The fields of a call, in the order of talking. Every keystroke reaches the server and, for the moments when it can't be reached, the browser's own store.</summary>
public sealed partial class CallForm : IAsyncDisposable
{
    private ElementReference form;
    private IJSObjectReference? script;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    /// <summary>What stands in the form; another one empties it.</summary>
    [Parameter, EditorRequired] public CallEntry Entry { get; set; } = default!;

    /// <summary>What became of the last attempt to hand it in.</summary>
    [Parameter, EditorRequired] public FormState State { get; set; } = default!;

    /// <summary>Below the number: how it reads, where it is from, whose it is.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Code of the place around which regions are offered first.</summary>
    [Parameter] public string Near { get; set; } = "";

    /// <summary>Something was typed or chosen.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>The number changed.</summary>
    [Parameter] public EventCallback NumberChanged { get; set; }

    /// <summary>The company changed.</summary>
    [Parameter] public EventCallback CompanyChanged { get; set; }

    /// <summary>Chooses a topic, as its key does.</summary>
    public Task Choose(Topic topic)
    {
        Entry.Topic = topic;
        return Changed.InvokeAsync();
    }

    /// <summary>Puts the cursor into a field.</summary>
    public async Task FocusOn(string field)
    {
        if (script is not null) await script.InvokeVoidAsync("focusOn", form, field);
    }

    /// <summary>Starts keeping what is typed for a call in the browser, and tells what it kept before; null where it kept nothing.</summary>
    public async Task<Kept?> Attach(Guid call)
    {
        script ??= await Js.InvokeAsync<IJSObjectReference>("import", "./Hotline/Taking/CallForm.razor.js");
        return script is null ? null : await script.InvokeAsync<Kept?>("attach", form, Viewer?.Actor.Login, call);
    }

    /// <summary>The form goes on with another call; what the browser kept of the one before is thrown away.</summary>
    /// <param name="focus">Puts the cursor into the number; not where it is the telephone that renews it.</param>
    public async Task Renew(Guid call, bool focus = true)
    {
        if (script is null) return;
        await script.InvokeVoidAsync("renew", form, call);
        if (focus) await FocusOn("phone");
    }

    /// <summary>The field a refusal belongs to: "Sheet.Caller.Phone" is the field phone.</summary>
    public static string FieldOf(string property) => property.Split('.')[^1].ToLowerInvariant();

    protected override void OnInitialized() => State.Show(nameof(Entry.Topic));

    private Task Touched() => Changed.InvokeAsync();

    private async Task NumberTyped()
    {
        await Changed.InvokeAsync();
        await NumberChanged.InvokeAsync();
    }

    private async Task CompanyTyped()
    {
        await Changed.InvokeAsync();
        await CompanyChanged.InvokeAsync();
    }

    private Task ChooseRegion(string? code)
    {
        Entry.Region = code;
        return Changed.InvokeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (script is not null) await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and its script with it.
        }
    }
}

/// <summary>What the browser kept of the form.</summary>
/// <param name="Call">The call it was typed for.</param>
/// <param name="At">When the last key was pressed.</param>
/// <param name="Typed">The fields by name.</param>
public sealed record Kept(Guid Call, DateTimeOffset At, Dictionary<string, string> Typed);
