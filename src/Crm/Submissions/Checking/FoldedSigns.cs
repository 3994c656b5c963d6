using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Crm.Foundation;

namespace Crm.Submissions.Checking;

/// <summary>One letter, digit or Chinese character of a text as words are looked for: half-width, small, simplified.</summary>
/// <param name="Sign">The folded character.</param>
/// <param name="At">Its place in the order of all characters of the text, from which gaps are measured.</param>
/// <param name="Start">Where it starts in the original.</param>
/// <param name="End">Where it ends there.</param>
public readonly record struct FoldedSign(int Sign, int At, int Start, int End)
{
    /// <summary>Whether it is written in Chinese, not with letters or digits.</summary>
    public bool IsChinese => Sign >= 0x2E80;
}

/// <summary>Reads a text as <see cref="WordMatcher"/> compares it: what is neither letter nor digit nor Chinese is left out.</summary>
public static class FoldedSigns
{
    private static readonly FrozenDictionary<char, char> Simpler = SeedFiles.Read<Row[]>("recognition/simplified.json")
        .SelectMany(row => row.Traditional.Zip(row.Simplified)).DistinctBy(pair => pair.First).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The signs, in order.</summary>
    public static IReadOnlyList<FoldedSign> Of(string text)
    {
        var signs = new List<FoldedSign>(text.Length);
        var (at, place) = (0, 0);
        while (place < text.Length)
        {
            var length = Rune.TryGetRuneAt(text, place, out var rune) ? rune.Utf16SequenceLength : 1;
            // What can't be seen does not count as something in between either.
            if (Fold(rune) is { } sign) signs.Add(new(sign, at++, place, place + length));
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)) at++;
            place += length;
        }
        return signs;
    }

    /// <summary>What makes two words the same.</summary>
    public static string KeyOf(string word) => string.Join(' ', Of(word).Select(s => s.Sign));

    private static int? Fold(Rune rune)
    {
        var value = rune.Value;
        if (value is >= 0xFF01 and <= 0xFF5E) value -= 0xFEE0;
        if (value < 0x10000 && Simpler.TryGetValue((char)value, out var simple)) value = simple;
        if (!Rune.IsValid(value)) return null;
        var plain = new Rune(value);
        return Rune.IsLetterOrDigit(plain) ? Rune.ToLowerInvariant(plain).Value : null;
    }

    private sealed record Row(string Traditional, string Simplified);
}
