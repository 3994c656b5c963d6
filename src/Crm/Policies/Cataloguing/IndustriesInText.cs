using System.Text.RegularExpressions;
using Crm.Foundation;

namespace Crm.Policies.Cataloguing;

/// <summary>Finds the industries a document speaks to: those its title names, and those its text returns to again and again. Words: seeds/policies/industry-words.json.</summary>
internal static class IndustriesInText
{
    private const int Most = 3;

    // A word counts as what the text is about from this often on, and this densely.
    private const int Often = 6;
    private const int CharactersPerMention = 500;

    private static readonly IReadOnlyDictionary<string, string> CodeOf = SeedFiles.Read<IndustryWords[]>("policies/industry-words.json")
        .SelectMany(i => i.Words.Select(word => (word, i.Code)))
        .ToDictionary(p => p.word, p => p.Code, StringComparer.Ordinal);

    // The longest word at a place is meant: 新能源汽车 is no 汽车.
    private static readonly Regex Words = new(string.Join('|', CodeOf.Keys.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Select(Regex.Escape)), RegexOptions.NonBacktracking);

    /// <summary>GB/T 4754 codes, those of the title first; null where none stands out. A government's yearly report speaks of all industries and so of none.</summary>
    public static Found<IReadOnlyList<string>>? Of(string title, string body, PolicyKind kind)
    {
        var named = Words.Matches(title).Select(m => (Code: CodeOf[m.Value], Words: m.Value)).DistinctBy(n => n.Code).ToList();
        if (named.Count == 0 && kind != PolicyKind.WorkReport)
        {
            named =
            [
                .. Words.Matches(body).GroupBy(m => CodeOf[m.Value])
                    .Where(g => g.Count() >= Often && g.Count() * CharactersPerMention >= body.Length)
                    .OrderByDescending(g => g.Count())
                    .Select(g => (g.Key, g.First().Value)),
            ];
        }
        if (named.Count == 0) return null;
        named = [.. named.Take(Most)];
        return new([.. named.Select(n => n.Code)], string.Join("、", named.Select(n => n.Words)));
    }

    private sealed record IndustryWords(string Code, IReadOnlyList<string> Words);
}
