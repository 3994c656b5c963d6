using Crm.Policies.Searching;

namespace Crm.Policies.Unanswered;

/// <summary>
/// Which words of a question may be put before editors. What the caller said can hold names; so only words are kept, never the sentence, and of words that are not of the trade none that
/// looks like a name, is part of the caller's or their company's, or is written in letters. Better a question too few than a name.
/// </summary>
public static class KeptWords
{
    /// <summary>The words that may be kept, in a fixed order; none where nothing may.</summary>
    /// <param name="words">What was looked for.</param>
    /// <param name="names">The caller's name and company, as far as they were written down.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> words, params IEnumerable<string?> names) =>
        [.. words.Where(word => QuestionWords.OfTheTrade.Contains(word) || !MayBePersonal(word, names)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool MayBePersonal(string word, IEnumerable<string?> names) =>
        word.Any(c => c < '\u2E80') || LooksLikeAName(word)
        || names.OfType<string>().Where(name => name.Length > 0).Any(name => name.Contains(word, StringComparison.OrdinalIgnoreCase) || word.Contains(name, StringComparison.OrdinalIgnoreCase));

    // A family name with one or two characters behind it, at either end of the word.
    private static bool LooksLikeAName(string word) =>
        new[] { 0, word.Length - 2, word.Length - 3 }.Any(at => at >= 0 && QuestionWords.FamilyNames.Contains(word[at], StringComparison.Ordinal));
}
