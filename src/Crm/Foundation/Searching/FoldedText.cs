using System.Text;

namespace Crm.Foundation.Searching;

/// <summary>
/// Text as the search compares it: half-width, lower case, one sort of quotes and dashes, no invisible characters, and white space only where it parts two
/// Latin words. Traditional characters stay as they are. Every character remembers its place in the original, so that hits can be marked there.
/// </summary>
public sealed class FoldedText
{
    private readonly int[] origins;

    private FoldedText(string text, int[] origins) => (Text, this.origins) = (text, origins);

    /// <summary>The folded text. Folding it again changes nothing.</summary>
    public string Text { get; }

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string original)
    {
        var text = new StringBuilder(original.Length);
        var origins = new List<int>(original.Length);
        var space = -1;
        for (var i = 0; i < original.Length; i++)
        {
            if (char.IsWhiteSpace(original[i]))
            {
                if (space < 0) space = i;
                continue;
            }
            if (IsLoneSurrogate(original, i) || Fold(original[i]) is not { } folded) continue;
            if (space >= 0 && text.Length > 0 && IsLatin(text[^1]) && IsLatin(folded))
            {
                text.Append(' ');
                origins.Add(space);
            }
            space = -1;
            text.Append(folded);
            origins.Add(i);
        }
        return new(text.ToString(), [.. origins]);
    }

    /// <summary>Only the folded text.</summary>
    public static string Fold(string original) => Of(original).Text;

    /// <summary>Where the character at a place of the folded text starts in the original; at its end, the original's place after the last character.</summary>
    public int Origin(int index) => index < origins.Length ? origins[index] : origins.Length == 0 ? 0 : origins[^1] + 1;

    private static char? Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '“' or '”' or '„' or '″' => '"',
        '‘' or '’' or '′' => '\'',
        '–' or '—' or '―' or '−' or '‐' or '‑' => '-',
        _ when char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format => null,
        _ => char.ToLowerInvariant(c),
    };

    private static bool IsLatin(char c) => c < '\u2E80' && char.IsLetterOrDigit(c);

    private static bool IsLoneSurrogate(string text, int i) =>
        (char.IsHighSurrogate(text[i]) && (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))) ||
        (char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1])));
}
