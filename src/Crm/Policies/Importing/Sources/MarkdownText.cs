using System.Text.RegularExpressions;
using Crm.Policies.Importing.Extracting;

namespace Crm.Policies.Importing.Sources;

/// <summary>Takes the marks out of a Markdown text; what it says stays, line by line.</summary>
internal static partial class MarkdownText
{
    private const int LongestFrontMatter = 40;

    public static ExtractedText Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var (title, date) = TakeFrontMatter(lines);
        var read = new List<string>();
        foreach (var line in lines)
        {
            var plain = line.Trim();
            if (plain.Length == 0 || Rule().IsMatch(plain)) continue;
            if (Heading().Match(plain) is { Success: true } heading)
            {
                plain = Plain(heading.Groups["text"].Value);
                if (heading.Groups["level"].Length == 1) title ??= plain;
            }
            else if (plain.StartsWith('|'))
            {
                plain = string.Join(" | ", plain.Trim('|').Split('|').Select(cell => Plain(cell.Trim())));
            }
            else
            {
                plain = Plain(Item().Replace(Quote().Replace(plain, ""), "• "));
            }
            if (plain.Length > 0) read.Add(plain);
        }
        return new(title, date, read);
    }

    private static (string? Title, string? Date) TakeFrontMatter(List<string> lines)
    {
        if (lines[0].Trim() != "---") return (null, null);
        var end = lines.FindIndex(1, line => line.Trim() == "---");
        if (end is < 0 or > LongestFrontMatter) return (null, null);
        var facts = lines.GetRange(1, end - 1).Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0].Trim().ToLowerInvariant()).ToDictionary(g => g.Key, g => g.First()[1].Trim().Trim('"', '\''));
        lines.RemoveRange(0, end + 1);
        return (Filled(facts.GetValueOrDefault("title")), Filled(facts.GetValueOrDefault("date")));
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Plain(string text) => Tags().Replace(Emphasis().Replace(Link().Replace(Picture().Replace(text, ""), "$1"), "$2"), "").Replace("\\", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"^(?<level>#{1,6})\s+(?<text>.*?)\s*#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^([-*_]\s*){3,}$|^\|?[\s:|-]{3,}\|?$|^```.*$|^~~~.*$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[-*+]\s+")]
    private static partial Regex Item();

    [GeneratedRegex(@"^(>\s*)+")]
    private static partial Regex Quote();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(\*\*\*|\*\*|\*|__|`|~~)(?=\S)(.+?)(?<=\S)\1")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>|<!--.*?-->")]
    private static partial Regex Tags();
}
