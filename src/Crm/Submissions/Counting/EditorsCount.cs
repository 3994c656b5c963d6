using System.Text.RegularExpressions;

namespace Crm.Submissions.Counting;

/// <summary>
/// Length of an article as an editor counts it: white space counts nothing; a Chinese character or a punctuation mark one; letters and digits that stand together
/// ("GDP", "3.5", "T+2") one, with the signs that join them. The browser counts by the same two patterns (wwwroot/js/submit.js); a test compares them.
/// </summary>
public static partial class EditorsCount
{
    /// <summary>The fewest characters of an article.</summary>
    public const int Least = 1_000;

    /// <summary>The most characters of an article.</summary>
    public const int Most = 2_000;

    /// <summary>What counts nothing: white space and signs that can't be seen: fillers, signs of direction, selectors, tags.</summary>
    public const string Nothing = @"(?:[\u0000-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDFFF])+";

    /// <summary>What counts one: letters and digits that stand together, a character beyond the basic plane, any other character.</summary>
    public const string One = "[" + Letters + "]+(?:[.,'’_@/&+-][" + Letters + @"]+)*|[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S]";

    private const string Letters = @"0-9A-Za-z\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0370-\u03FF\u0400-\u04FF\u1E00-\u1EFF\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A";

    /// <summary>The length.</summary>
    public static int Of(string text)
    {
        var count = 0;
        foreach (var part in Unseen().EnumerateSplits(text)) count += Counted().Count(text.AsSpan()[part]);
        return count;
    }

    [GeneratedRegex(Nothing)]
    private static partial Regex Unseen();

    [GeneratedRegex(One)]
    private static partial Regex Counted();
}
