using Crm.Shell.Drafting;
using Microsoft.AspNetCore.Components;

namespace Crm.Shell.Components;

/// <summary>A <see cref="DraftText"/> within a form: shows what a refusal says of it.</summary>
public sealed partial class DraftField
{
    private DraftText? text;

    /// <summary>What the draft is for; see <see cref="DraftText"/>.</summary>
    [Parameter, EditorRequired] public string Record { get; set; } = "";

    /// <summary>Name of the field on the screen.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The command's property it fills, so that a refusal finds it.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The text.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>The person typed, or a draft came back.</summary>
    [Parameter] public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>Takes back the other fields of the form; see <see cref="DraftText"/>.</summary>
    [Parameter] public EventCallback<IReadOnlyDictionary<string, string>> RestBack { get; set; }

    /// <summary>Whether a draft was handed in after all; see <see cref="DraftText"/>.</summary>
    [Parameter] public Func<Draft, Task<bool>>? HandedIn { get; set; }

    /// <summary>An example inside the empty field.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>Marks the field as needed.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Height in lines.</summary>
    [Parameter] public int Rows { get; set; } = 3;

    /// <summary>Most characters that can be typed.</summary>
    [Parameter] public int MaxLength { get; set; } = 500;

    [CascadingParameter] private FormState? Form { get; set; }

    /// <summary>The text was handed in: forgets the draft.</summary>
    public Task Clear() => text?.Clear() ?? Task.CompletedTask;

    /// <summary>Another field of the form was filled by a button.</summary>
    public ValueTask Keep() => text?.Keep() ?? ValueTask.CompletedTask;

    /// <summary>Puts the cursor into the field.</summary>
    public ValueTask Focus() => text?.Focus() ?? ValueTask.CompletedTask;

    protected override void OnInitialized() => Form?.Show(Name);
}
