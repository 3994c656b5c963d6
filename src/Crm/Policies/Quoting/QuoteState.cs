using Crm.Foundation.Searching;
using Crm.Policies.Comparing;
using Crm.Policies.Reading;

namespace Crm.Policies.Quoting;

/// <summary>What became of a quoted passage in a later version of its document.</summary>
public enum QuoteFate
{
    /// <summary>未变: it stands there word for word, under the same heading.</summary>
    Unchanged,

    /// <summary>已移动: it stands there word for word, under another heading.</summary>
    Moved,

    /// <summary>已改动: a passage much like it stands there.</summary>
    Changed,

    /// <summary>已删去: nothing like it stands there.</summary>
    Gone,
}

/// <summary>What became of a quote, and where.</summary>
/// <param name="Anchor">The heading it stands under now; null where it stands under none or is gone.</param>
/// <param name="Heading">That heading's words.</param>
/// <param name="Runs">The passage that comes nearest, by what differs from the quote; empty where nothing differs or nothing is near.</param>
public sealed record QuoteState(QuoteFate Fate, string? Anchor, string? Heading, IReadOnlyList<DiffRun> Runs)
{
    // A passage with less in common says something else.
    private const double Near = 0.5;
    private const double SameHeading = 0.1;

    /// <summary>The anchor of the heading that a passage stands under; null before the first heading or where the text has no such passage.</summary>
    public static string? AnchorOf(string body, string quote) => FoldedPassages.In(body, quote) is [var start, ..] ? Under(PolicyOutline.Of(body), start)?.Section : null;

    /// <summary>What became of a quote in a text.</summary>
    /// <param name="anchor">The heading it was quoted from; null where that is not known, so that the words alone decide.</param>
    public static QuoteState Of(string quote, string? anchor, string body)
    {
        var blocks = PolicyOutline.Of(body);
        var places = FoldedPassages.In(body, quote).Select(start => Under(blocks, start)?.Section).ToList();
        // A heading that only got another number says what it said.
        if (places.Count == 0 && Headings.Unnumbered(quote) is { } words) places = [.. FoldedPassages.In(body, words).Select(start => Under(blocks, start)?.Section)];
        if (places.Count > 0)
        {
            var stays = anchor is null || places.Contains(anchor);
            var now = anchor is not null && stays ? anchor : places[0];
            return new(stays ? QuoteFate.Unchanged : QuoteFate.Moved, now, HeadingOf(blocks, now), []);
        }
        return Nearest(quote, anchor, blocks) is { } near ? new(QuoteFate.Changed, near.Section, HeadingOf(blocks, near.Section), WordChanges.Of(quote, near.Text)) : new(QuoteFate.Gone, null, null, []);
    }

    private static (string? Section, string Text)? Nearest(string quote, string? anchor, IReadOnlyList<PolicyBlock> blocks)
    {
        var wanted = new Paragraph(quote);
        var length = Math.Max(1, QuoteSentences.Of(quote).Count);
        var (best, score) = (((string?, string)?)null, Near);
        foreach (var section in blocks.GroupBy(block => block.Section))
        {
            var sentences = section.SelectMany(block => QuoteSentences.Of(block.Text)).Select(text => new Paragraph(text)).ToList();
            for (var start = 0; start < sentences.Count; start++)
            {
                // Only where a sentence has something of the quote can a passage begin that comes near it.
                if (sentences[start].Likeness(wanted) == 0) continue;
                for (var count = Math.Max(1, length - 1); count <= length + 1 && start + count <= sentences.Count; count++)
                {
                    var passage = count == 1 ? sentences[start] : new Paragraph(string.Concat(sentences.Skip(start).Take(count).Select(s => s.Text)));
                    var likeness = passage.Likeness(wanted);
                    if (likeness < Near || likeness + (section.Key == anchor ? SameHeading : 0) <= score) continue;
                    (best, score) = ((section.Key, passage.Text.Trim()), likeness + (section.Key == anchor ? SameHeading : 0));
                }
            }
        }
        return best;
    }

    private static PolicyBlock? Under(IReadOnlyList<PolicyBlock> blocks, int start) => blocks.LastOrDefault(block => block.Start <= start);

    private static string? HeadingOf(IReadOnlyList<PolicyBlock> blocks, string? anchor) => anchor is null ? null : blocks.FirstOrDefault(block => block.Anchor == anchor)?.Heading;
}

/// <summary>Finds a passage wherever a text has it, whatever the spaces and the width of the characters.</summary>
internal static class FoldedPassages
{
    /// <summary>Where the passage starts, in characters of the body, in order.</summary>
    public static IReadOnlyList<int> In(string body, string passage)
    {
        var wanted = FoldedText.Fold(passage);
        if (wanted.Length == 0) return [];
        var folded = FoldedText.Of(body);
        var found = new List<int>();
        for (var at = folded.Text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = folded.Text.IndexOf(wanted, at + 1, StringComparison.Ordinal)) found.Add(folded.Origin(at));
        return found;
    }
}

/// <summary>Cuts a text after its sentences.</summary>
internal static class QuoteSentences
{
    private static readonly char[] Ends = ['。', '！', '？', '；', '!', '?', ';', '\n'];

    /// <summary>The sentences; put together they are the text.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var sentences = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOfAny(Ends, start) is var at and >= 0 ? at + 1 : text.Length;
            if (!string.IsNullOrWhiteSpace(text[start..end])) sentences.Add(text[start..end]);
            start = end;
        }
        return sentences;
    }
}
