using System.Text.RegularExpressions;

namespace Crm.Policies.Reading;

/// <summary>A stretch of a body as the reading page sets it: a paragraph, perhaps under a heading.</summary>
/// <param name="Start">Where it starts in the body, in characters.</param>
/// <param name="Text">Its text, unchanged.</param>
/// <param name="Heading">The heading it opens with, for the table of contents; null where it opens with none.</param>
/// <param name="Level">1 for 一、 and 第一章, 2 for (一) and 第一条; 0 without heading.</param>
public sealed record PolicyBlock(int Start, string Text, string? Heading, int Level);

/// <summary>
/// Sets a body for reading. Portals run whole reports together in one line: a numbered heading starts a new block where a sentence has ended, and a stretch
/// without one is broken after a sentence. Nothing is added or left out but the line ends.
/// </summary>
public static partial class PolicyOutline
{
    private const int LongestParagraph = 500;
    private const int LongestHeading = 24;

    /// <summary>The blocks of a body, in order.</summary>
    public static IReadOnlyList<PolicyBlock> Of(string body)
    {
        var blocks = new List<PolicyBlock>();
        for (var start = 0; start < body.Length;)
        {
            var end = body.IndexOf('\n', start) is var line and >= 0 ? line : body.Length;
            Paragraph(blocks, body, start, end);
            start = end + 1;
        }
        return blocks;
    }

    private static void Paragraph(List<PolicyBlock> blocks, string body, int start, int end)
    {
        for (var from = start; from < end;)
        {
            var next = Numbered().Match(body, from + 1, end - from - 1);
            var to = next.Success ? next.Index : end;
            Sentences(blocks, body, from, to);
            from = to;
        }
    }

    private static void Sentences(List<PolicyBlock> blocks, string body, int start, int end)
    {
        var (heading, level) = HeadingOf(body[start..Math.Min(end, start + 60)]);
        while (end - start > LongestParagraph)
        {
            var stop = body.IndexOfAny(['。', '！', '!', '；', ';'], start + LongestParagraph / 2, end - start - LongestParagraph / 2) + 1;
            if (stop == 0 || end - stop < LongestParagraph / 4) break;
            blocks.Add(new(start, body[start..stop], heading, level));
            (start, heading, level) = (stop, null, 0);
        }
        if (!string.IsNullOrWhiteSpace(body[start..end])) blocks.Add(new(start, body[start..end], heading, level));
    }

    private static (string? Heading, int Level) HeadingOf(string text)
    {
        var heading = Heading().Match(text);
        if (!heading.Success) return (null, 0);
        var words = heading.Value.Trim();
        return (words.Length <= LongestHeading ? words : words[..LongestHeading] + "…", heading.Groups["one"].Success ? 1 : 2);
    }

    private const string One = "[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,4}[章节篇]";
    private const string Two = "[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十百]{1,4}条";

    [GeneratedRegex($@"(?<=[\s。！？；!?;:：])({One}|{Two})")]
    private static partial Regex Numbered();

    [GeneratedRegex($@"^\s*((?<one>{One})|{Two})\s*[^。，,；;：:！!？?\s]+")]
    private static partial Regex Heading();
}
