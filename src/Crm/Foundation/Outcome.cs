namespace Crm.Foundation;

/// <summary>What became of a command or a query: done, or refused with a sentence for the person who asked.</summary>
/// <param name="Refusal">Null when done.</param>
/// <param name="Sentence">What happened, what is kept, what to do; in the language of the person.</param>
/// <param name="Fields">Sentences that belong to single properties of the command, by property name.</param>
public record Outcome(Refusal? Refusal, string? Sentence, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>No field sentences.</summary>
    protected static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    /// <summary>Done.</summary>
    public static readonly Outcome Done = new(null, null, NoFields);

    /// <summary>Whether it was done.</summary>
    public bool Ok => Refusal is null;

    /// <summary>What the refusal gives a machine to go on with; see <see cref="RuleBroken.About"/>.</summary>
    public object? About { get; init; }

    /// <summary>Refused for a broken rule.</summary>
    public static Outcome Of(RuleBroken broken)
    {
        var sentence = Texts.Of(broken.Text, broken.Values);
        return new(broken.Kind, sentence, broken.Field is null ? NoFields : new Dictionary<string, string> { [broken.Field] = sentence }) { About = broken.About };
    }

    /// <summary>The same refusal as the outcome of something that answers.</summary>
    public Outcome<T> As<T>() => new(default, Refusal, Sentence, Fields) { About = About };
}

/// <summary>An outcome with an answer.</summary>
public sealed record Outcome<T>(T? Answer, Refusal? Refusal, string? Sentence, IReadOnlyDictionary<string, string> Fields) : Outcome(Refusal, Sentence, Fields)
{
    /// <summary>Done, with what came of it.</summary>
    public static Outcome<T> With(T answer) => new(answer, null, null, NoFields);
}
