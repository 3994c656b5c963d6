using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Crm.Foundation.Codes;
using Crm.Foundation.Searching;

namespace Crm.Policies.Searching;

/// <summary>
/// What somebody wants to know, as it is said on the phone, cut into the words to look for. Words of the trade are known (<see cref="QuestionWords"/>); what says nothing by itself, places and numbers
/// fall away; what stands between is looked for as it stands. The search joins the words by itself, so a cut need not be perfect.
/// </summary>
public static partial class Question
{
    /// <summary>A stretch without a known word that is longer than this is a sentence, not a word.</summary>
    private const int LongestWord = 8;

    private static readonly FrozenSet<string> Silent = QuestionWords.Silent.Concat(Places()).ToFrozenSet(StringComparer.Ordinal);

    private static readonly int Longest = Math.Max(Silent.Max(word => word.Length), QuestionWords.OfTheTrade.Max(word => word.Length));

    /// <summary>The words to look for, folded, in the order they were said, each once; none where nothing was asked yet.</summary>
    public static IReadOnlyList<string> Of(string? said)
    {
        var found = new List<string>();
        foreach (Match piece in Pieces().Matches(Numbers().Replace(Addresses().Replace(said ?? "", " "), " ")))
        {
            var folded = FoldedText.Fold(piece.Value);
            if (piece.Groups["latin"].Success) found.Add(folded);
            else Cut(folded, found);
        }
        return [.. found.Distinct(StringComparer.Ordinal).Take(SearchQuery.MostTerms)];
    }

    /// <summary>How many of so many words a passage must have to be an answer: both of two, and at least half of more.</summary>
    public static int Enough(int words) => words <= 2 ? words : (words + 1) / 2;

    private static void Cut(string text, List<string> found)
    {
        var open = 0;
        for (var at = 0; at < text.Length;)
        {
            var (length, silent) = KnownAt(text, at);
            if (length == 0)
            {
                at++;
                continue;
            }
            Keep(text[open..at], found);
            if (!silent) found.Add(text.Substring(at, length));
            open = at += length;
        }
        Keep(text[open..], found);
    }

    private static (int Length, bool Silent) KnownAt(string text, int at)
    {
        for (var length = Math.Min(Longest, text.Length - at); length > 0; length--)
        {
            var word = text.Substring(at, length);
            if (QuestionWords.OfTheTrade.Contains(word)) return (length, false);
            if (Silent.Contains(word)) return (length, true);
        }
        return (0, false);
    }

    private static void Keep(string unknown, List<string> found)
    {
        if (unknown.Length is >= 2 and <= LongestWord) found.Add(unknown);
    }

    // The place is asked for by itself; the short names of counties are left alone, since many are words (和平, 新华).
    private static IEnumerable<string> Places() => Regions.All.Where(place => place.Level != RegionLevel.Park)
        .SelectMany(place => place.Level == RegionLevel.County ? [place.Name] : new[] { place.Name, place.Short }).Where(name => name.Length > 1);

    [GeneratedRegex(@"[\w.+-]+@[\w.-]+|https?://\S+|www\.\S+")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?<![A-Za-z0-9０-９])[0-9０-９]{1,}(?![DdGgA-Za-z])[0-9０-９.,，]*\s*[%％‰十百千万亿多余几]*\s*(平方米|平方|平米|公里|小时|元|亩|平|米|吨|年|月|日|天|号|个|家|条|台|套|人|名|层|期)?|(?<![A-Za-z])[0-9０-９]{5,}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+|(?<latin>(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z-]{1,19}|[2-9][DdGg])(?![A-Za-z0-9]))")]
    private static partial Regex Pieces();
}
