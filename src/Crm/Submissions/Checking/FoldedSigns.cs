using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Crm.Foundation;

namespace Crm.Submissions.Checking;

/// <summary>One letter, digit or Chinese character of a text as words are looked for: in its plain form, small, simplified.</summary>
/// <param name="Sign">The folded character.</param>
/// <param name="At">Its place in the order of all characters of the text, from which gaps are measured.</param>
/// <param name="Start">Where it starts in the original.</param>
/// <param name="End">Where it ends there.</param>
public readonly record struct FoldedSign(int Sign, int At, int Start, int End)
{
    /// <summary>Whether it is written in Chinese, not with letters or digits.</summary>
    public bool IsChinese => FoldedSigns.IsHan(Sign);
}

/// <summary>
/// Reads a text as <see cref="WordMatcher"/> compares it: what is neither letter nor digit nor Chinese is left out, and so are kana, hangul, and strokes that
/// are written as characters; they stand in between as a punctuation mark does.
/// </summary>
public static class FoldedSigns
{
    private static readonly FrozenDictionary<char, char> Simpler = SeedFiles.Read<Row[]>("recognition/simplified.json")
        .SelectMany(row => row.Traditional.Zip(row.Simplified)).DistinctBy(pair => pair.First).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    // Radicals that look like a whole character and that Unicode does not fold into it.
    private static readonly FrozenDictionary<char, char> Radicals = "⺁厂⺟母⺠民⺒巳⺓幺⺳网⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻚页⻛风⻜飞⻝食⻢马⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
        .Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The signs, in order.</summary>
    public static IReadOnlyList<FoldedSign> Of(string text)
    {
        var signs = new List<FoldedSign>(text.Length);
        var (at, place) = (0, 0);
        while (place < text.Length)
        {
            var length = Rune.TryGetRuneAt(text, place, out var rune) ? rune.Utf16SequenceLength : 1;
            var known = signs.Count;
            foreach (var part in Plain(rune))
                if (Fold(part) is { } sign) signs.Add(new(sign, at++, place, place + length));
            // What can't be seen does not count as something in between either.
            if (signs.Count == known && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)) at++;
            place += length;
        }
        return signs;
    }

    /// <summary>What makes two words the same.</summary>
    public static string KeyOf(string word) => string.Join(' ', Of(word).Select(s => s.Sign));

    /// <summary>Whether it is a Chinese character and no mere stroke, which anybody can put between two.</summary>
    internal static bool IsHan(int sign) =>
        sign is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or '〇' && sign is not ('丶' or '丨' or '丿' or '乀' or '乁' or '亅');

    // Most of a Chinese text is in its plain form already.
    private static StringRuneEnumerator Plain(Rune rune) =>
        ((rune.Value is < 0x80 or (>= 0x4E00 and <= 0x9FFF)) ? rune.ToString() : rune.ToString().Normalize(NormalizationForm.FormKC)).EnumerateRunes();

    private static int? Fold(Rune rune)
    {
        var value = rune.Value;
        if (value < 0x10000 && Radicals.TryGetValue((char)value, out var whole)) value = whole;
        if (value < 0x10000 && Simpler.TryGetValue((char)value, out var simple)) value = simple;
        if (IsHan(value)) return value;
        // Hangul's single letters; from the radicals on there are kana, hangul and other scripts.
        if (value is >= 0x2E80 or (>= 0x1100 and <= 0x11FF) || !Rune.IsValid(value)) return null;
        var plain = new Rune(value);
        return Rune.IsLetterOrDigit(plain) ? Rune.ToLowerInvariant(plain).Value : null;
    }

    private sealed record Row(string Traditional, string Simplified);
}
