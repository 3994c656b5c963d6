namespace Crm.Policies.Reading;

/// <summary>A stretch of a body as the reading page sets it: a paragraph, perhaps under a heading.</summary>
/// <param name="Start">Where it starts in the body, in characters.</param>
/// <param name="Text">Its text, unchanged.</param>
/// <param name="Heading">The heading it opens with, for the table of contents; null where it opens with none.</param>
/// <param name="Level">How deep the heading stands among the sorts of headings that this document has, from 1; 0 without heading.</param>
/// <param name="Anchor">The heading's own, the same in every version; null without heading.</param>
/// <param name="Section">The anchor of the heading it stands under or opens with; null before the first.</param>
public sealed record PolicyBlock(int Start, string Text, string? Heading, int Level, string? Anchor = null, string? Section = null)
{
    /// <summary>What an address names it by within the page.</summary>
    public string Id => Anchor ?? $"p{Start}";
}

/// <summary>
/// Sets a body for reading. Portals run whole reports together in one line: a numbered heading starts a new block where a sentence has ended, and a stretch
/// without one is broken after a sentence. Nothing is added or left out but the line ends.
/// </summary>
public static class PolicyOutline
{
    private const int LongestParagraph = 500;
    private const int LongestHeading = 24;

    /// <summary>The blocks of a body, in order.</summary>
    public static IReadOnlyList<PolicyBlock> Of(string body)
    {
        var found = new List<(int Start, int End, FoundHeading? Heading)>();
        for (var start = 0; start < body.Length;)
        {
            var end = body.IndexOf('\n', start) is var line and >= 0 ? line : body.Length;
            Paragraph(found, body, start, end);
            start = end + 1;
        }
        return Dress(found, body);
    }

    private static void Paragraph(List<(int, int, FoundHeading?)> found, string body, int start, int end)
    {
        for (var from = start; from < end;)
        {
            var next = Headings.Next(body, from + 1, end - from - 1);
            var to = next >= 0 ? next : end;
            Sentences(found, body, from, to);
            from = to;
        }
    }

    private static void Sentences(List<(int, int, FoundHeading?)> found, string body, int start, int end)
    {
        var heading = Headings.Of(body[start..Math.Min(end, start + 60)]);
        while (end - start > LongestParagraph)
        {
            var stop = body.IndexOfAny(['。', '！', '!', '；', ';'], start + LongestParagraph / 2, end - start - LongestParagraph / 2) + 1;
            if (stop == 0 || end - stop < LongestParagraph / 4) break;
            found.Add((start, stop, heading));
            (start, heading) = (stop, null);
        }
        if (!string.IsNullOrWhiteSpace(body[start..end])) found.Add((start, end, heading));
    }

    private static List<PolicyBlock> Dress(List<(int Start, int End, FoundHeading? Heading)> found, string body)
    {
        var ranks = found.Select(f => f.Heading?.Rank).OfType<int>().Distinct().Order().ToList();
        var often = new Dictionary<string, int>();
        var blocks = new List<PolicyBlock>(found.Count);
        string? section = null;
        foreach (var (start, end, heading) in found)
        {
            string? anchor = null;
            if (heading is not null)
            {
                var key = Headings.Key(heading);
                anchor = Headings.Anchor(heading, often[key] = often.GetValueOrDefault(key) + 1);
                section = anchor;
            }
            blocks.Add(new(start, body[start..end], heading is null ? null : Short(heading.Text), heading is null ? 0 : ranks.IndexOf(heading.Rank) + 1, anchor, section));
        }
        return blocks;
    }

    private static string Short(string heading) => heading.Length <= LongestHeading ? heading : heading[..LongestHeading] + "…";
}
