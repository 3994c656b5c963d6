using Crm.Foundation.Searching;

namespace Crm.Policies.Searching;

/// <summary>Finds the sentence around a place in a text.</summary>
public static class Sentences
{
    private const int Longest = 300;
    private static readonly char[] Ends = ['。', '！', '？', '；', '!', '?', ';', '\n'];

    /// <summary>Start and length of the sentence around a place, without the space around it and not longer than can be read out.</summary>
    public static (int Start, int Length) Around(string text, int at)
    {
        if (text.Length == 0) return (0, 0);
        at = Math.Clamp(at, 0, text.Length - 1);
        var start = at == 0 ? 0 : text.LastIndexOfAny(Ends, at - 1) + 1;
        var end = text.IndexOfAny(Ends, at) is var stop and >= 0 ? stop + 1 : text.Length;
        if (at - start > Longest / 2) start = at - Longest / 2;
        if (end - start > Longest) end = start + Longest;
        if (start > 0 && char.IsLowSurrogate(text[start])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end - start);
    }

    /// <summary>The sentence with the most of some words, the first of them where several have as many; the text's first where none has any.</summary>
    public static (int Start, int Length) Best(string text, SearchQuery query) => query.Terms
        .Select(term => Around(text, Marks.First(text, new([term]))))
        .DefaultIfEmpty(Around(text, 0))
        .MaxBy(place => (Words(text.Substring(place.Start, place.Length), query), -place.Start));

    private static int Words(string sentence, SearchQuery query)
    {
        var folded = FoldedText.Fold(sentence);
        return query.Terms.Count(term => folded.Contains(term.Folded, StringComparison.Ordinal));
    }
}
