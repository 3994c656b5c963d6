namespace Crm.Foundation.Searching;

/// <summary>A stretch of text that is a hit or is not.</summary>
public readonly record struct TextRun(string Text, bool IsHit);

/// <summary>Marks the words of a query in a text as written.</summary>
public static class Marks
{
    private const string Ellipsis = "…";

    /// <summary>The whole text, cut at the edges of hits. Overlapping hits become one.</summary>
    public static IReadOnlyList<TextRun> In(string original, SearchQuery query) => Runs(original, 0, original.Length, Hits(original, query));

    /// <summary>The part of a text around the first hit, with an ellipsis where it goes on; the beginning where there is none.</summary>
    /// <param name="original">The text as written.</param>
    /// <param name="query">What to mark.</param>
    /// <param name="length">About how many characters to show.</param>
    public static IReadOnlyList<TextRun> Snippet(string original, SearchQuery query, int length = 120)
    {
        var hits = Hits(original, query);
        var start = hits.Count == 0 ? 0 : Math.Max(0, Math.Min(hits[0].Start - length / 4, original.Length - length));
        var end = Math.Max(Math.Min(original.Length, start + length), hits.Count == 0 ? 0 : hits[0].End);
        if (start > 0 && char.IsLowSurrogate(original[start])) start--;
        if (end < original.Length && char.IsLowSurrogate(original[end])) end++;

        var runs = Runs(original, start, end, hits);
        if (start > 0) runs.Insert(0, new(Ellipsis, false));
        if (end < original.Length) runs.Add(new(Ellipsis, false));
        return runs;
    }

    /// <summary>Where the first hit starts in the text as written; 0 where there is none.</summary>
    public static int First(string original, SearchQuery query) => Hits(original, query) is [var hit, ..] ? hit.Start : 0;

    private static List<(int Start, int End)> Hits(string original, SearchQuery query)
    {
        var folded = FoldedText.Of(original);
        var found = new List<(int Start, int End)>();
        foreach (var term in query.Terms)
            for (var at = folded.Text.IndexOf(term.Folded, StringComparison.Ordinal); at >= 0; at = folded.Text.IndexOf(term.Folded, at + 1, StringComparison.Ordinal))
                found.Add((folded.Origin(at), folded.Origin(at + term.Folded.Length - 1) + 1));
        found.Sort();

        var merged = new List<(int Start, int End)>();
        foreach (var hit in found)
        {
            if (merged.Count > 0 && hit.Start <= merged[^1].End) merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, hit.End));
            else merged.Add(hit);
        }
        return merged;
    }

    private static List<TextRun> Runs(string original, int start, int end, List<(int Start, int End)> hits)
    {
        var runs = new List<TextRun>();
        var at = start;
        foreach (var hit in hits)
        {
            var (from, to) = (Math.Max(hit.Start, start), Math.Min(hit.End, end));
            if (from >= to) continue;
            if (from > at) runs.Add(new(original[at..from], false));
            runs.Add(new(original[from..to], true));
            at = to;
        }
        if (at < end) runs.Add(new(original[at..end], false));
        return runs;
    }
}
