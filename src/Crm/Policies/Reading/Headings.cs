using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Crm.Foundation.Searching;

namespace Crm.Policies.Reading;

/// <summary>A numbered heading as it was found at the beginning of a stretch of text.</summary>
/// <param name="Rank">How high its sort of number stands: 篇 before 章, 节, 条, 一、, （一）, 1. and (1).</param>
/// <param name="Text">Number and words, whole.</param>
/// <param name="Words">The words without the number: what stays when another heading is put in before it.</param>
internal sealed record FoundHeading(int Rank, string Text, string Words);

/// <summary>Knows the numbered headings of Chinese documents.</summary>
internal static partial class Headings
{
    private const string Chinese = "[一二三四五六七八九十百]";

    // In the order of their ranks. A number in digits counts only where no further digit follows: 1.5 is none.
    private static readonly string[] Ranks =
    [
        $"第{Chinese}{{1,4}}[篇编]", $"第{Chinese}{{1,4}}章", $"第{Chinese}{{1,4}}节", $"第{Chinese}{{1,5}}条", $"{Chinese}{{1,3}}、", $"[（(]{Chinese}{{1,3}}[)）]",
        "[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|、)", "[（(][0-9０-９]{1,2}[)）]",
    ];

    private static readonly string Number = string.Join('|', Ranks);

    private static readonly Regex Inside = new($@"(?<=[\s。！？；!?;:：])(?:{Number})", RegexOptions.CultureInvariant | RegexOptions.Compiled);

    private static readonly Regex[] Opening = [.. Ranks.Select(rank => new Regex($@"^\s*(?<number>{rank})\s*(?<words>[^。，,；;：:！!？?\s]*)", RegexOptions.CultureInvariant | RegexOptions.Compiled))];

    /// <summary>Where the next number stands in a stretch, behind the end of a sentence; -1 where none does.</summary>
    public static int Next(string body, int from, int length) => Inside.Match(body, from, length) is { Success: true } match ? match.Index : -1;

    /// <summary>The heading that a text opens with; null where it opens with none.</summary>
    public static FoundHeading? Of(string text)
    {
        for (var rank = 0; rank < Opening.Length; rank++)
        {
            if (Opening[rank].Match(text) is not { Success: true } match) continue;
            var words = match.Groups["words"].Value;
            // 第五条 may stand alone; a lone 1. is the rest of a table.
            return words.Length > 0 || rank < 4 ? new(rank, match.Value.Trim(), words) : null;
        }
        return null;
    }

    /// <summary>A text without the number it opens with; null where it opens with none or has nothing else.</summary>
    public static string? Unnumbered(string text)
    {
        var number = Opening.Select(opening => opening.Match(text)).FirstOrDefault(match => match.Success && match.Groups["words"].Length > 0);
        return number is null ? null : text[number.Groups["words"].Index..];
    }

    /// <summary>The anchor of a heading: from its words, so that it stays the same in a later version, whatever was put in before it.</summary>
    /// <param name="ordinal">Which of the headings with the same words it is, counted from 1.</param>
    public static string Anchor(FoundHeading heading, int ordinal)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key(heading))))[..10];
        return ordinal == 1 ? $"h{hash}" : $"h{hash}-{ordinal}";
    }

    /// <summary>What makes two headings the same: their words, or the number where there are none.</summary>
    public static string Key(FoundHeading heading) => FoldedText.Fold(heading.Words.Length > 0 ? heading.Words : heading.Text);
}
