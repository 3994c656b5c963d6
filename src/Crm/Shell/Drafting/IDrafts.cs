namespace Crm.Shell.Drafting;

/// <summary>Long texts that a person has typed and not yet handed in, kept per person and record, sealed against other readers. Not facts of the business: no events.</summary>
public interface IDrafts
{
    /// <summary>The signed-in person's draft for a record; null where there is none.</summary>
    /// <param name="record">What it is for: "lead/0197…/follow-up".</param>
    ValueTask<Draft?> Find(string record, CancellationToken token = default);

    /// <summary>Keeps a draft in place of an older one.</summary>
    ValueTask Keep(string record, Draft draft, CancellationToken token = default);

    /// <summary>Forgets a draft: it was handed in or thrown away.</summary>
    ValueTask Drop(string record, CancellationToken token = default);
}

/// <summary>A text as it was typed, and when.</summary>
/// <param name="Text">The text.</param>
/// <param name="At">When the last key was pressed.</param>
/// <param name="Rest">What stood in the other fields of its form, by name; null where none was changed.</param>
public sealed record Draft(string Text, DateTimeOffset At, IReadOnlyDictionary<string, string>? Rest = null);
