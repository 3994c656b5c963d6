using Crm.Foundation;
using Microsoft.AspNetCore.Components;

namespace Crm.Shell.Components;

/// <summary>A quantity as people write it, with how it was understood below.</summary>
public sealed partial class QuantityField
{
    private string? understood;
    private string? problem;

    /// <summary>Name of the field on the screen, with its unit.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The command's property it fills.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>What was typed, in whatever form people write.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>Something else was typed.</summary>
    [Parameter] public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>Says how a text is understood ("1.2亿" is "1.2 亿元"), or breaks a rule with what is wrong.</summary>
    [Parameter, EditorRequired] public Func<string, string> Understand { get; set; } = text => text;

    /// <summary>An example inside the empty field.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>Shown while nothing was typed.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Marks the field as needed.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Keyboard of a phone: decimal for bare numbers, text where units are typed too.</summary>
    [Parameter] public string Keys { get; set; } = "text";

    private Task Typed(ChangeEventArgs e)
    {
        var text = (e.Value as string)?.Trim();
        (understood, problem) = (null, null);
        try
        {
            if (text is { Length: > 0 }) understood = "= " + Understand(text);
        }
        catch (RuleBroken broken)
        {
            problem = Texts.Of(broken.Text, broken.Values);
        }
        return ValueChanged.InvokeAsync(text);
    }
}
