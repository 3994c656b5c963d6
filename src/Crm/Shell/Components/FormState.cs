using Crm.Foundation;

namespace Crm.Shell.Components;

/// <summary>What became of a form's last attempt, and which of its fields are on the screen to say so. Cascades to the fields.</summary>
public sealed class FormState
{
    private readonly List<string> shown = [];

    /// <summary>The last attempt; null before the first.</summary>
    public Outcome? Outcome { get; set; }

    /// <summary>The sentence, unless all of it already stands at fields.</summary>
    public string? Rest => Outcome is { Ok: false } refused && (refused.Fields.Count == 0 || refused.Fields.Keys.Any(key => !shown.Any(name => Names(key, name)))) ? refused.Sentence : null;

    /// <summary>What is wrong with a property of the command, or of a part of it ("Needs.Investment" is named "Investment").</summary>
    public string? ErrorOf(string name) => Outcome?.Fields.FirstOrDefault(field => Names(field.Key, name)).Value;

    /// <summary>The day that was chosen.</summary>
    /// <exception cref="RuleBroken">None was; names the field.</exception>
    public static DateOnly Day(DateOnly? day, string field) => day ?? throw new RuleBroken("请填日期。") { Field = field, Kind = Refusal.Input };

    internal void Show(string name) => shown.Add(name);

    internal void Hide(string name) => shown.Remove(name);

    private static bool Names(string key, string name) => key == name || key.EndsWith("." + name, StringComparison.Ordinal);
}
