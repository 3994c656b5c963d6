using System.Collections.Frozen;

namespace Crm.Foundation.Searching;

/// <summary>
/// Finds a title by the first letters of its pinyin: 湖州市政府 by hzs, hzszf, zf. A character of several readings goes by each (重 by c and z). The letters are runs in
/// the same index as the title's characters, with numbers beyond Unicode, so that they never meet a letter that stands in the title.
/// </summary>
public static class Initials
{
    /// <summary>The fewest letters that are looked up; one letter begins every other title.</summary>
    public const int Fewest = 2;

    private const int Beyond = 0x110000;
    private const int Longest = 20;

    private static readonly FrozenDictionary<char, string> Letters = SeedFiles.Read<Dictionary<string, string>>("title-initials.json")
        .SelectMany(row => row.Value, (row, sign) => (sign, letter: row.Key)).GroupBy(pair => pair.sign, pair => pair.letter).ToFrozenDictionary(g => g.Key, string.Concat);

    /// <summary>The runs of a folded title's letters, every reading; what is no character, letter or digit is passed over.</summary>
    public static IEnumerable<long> OfTitle(string folded)
    {
        var all = Read(folded);
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var one in all[i])
            {
                yield return Run(one);
                if (i + 1 == all.Count) continue;
                foreach (var two in all[i + 1])
                {
                    yield return Run(one, two);
                    if (i + 2 == all.Count) continue;
                    foreach (var three in all[i + 2]) yield return Run(one, two, three);
                }
            }
        }
    }

    /// <summary>The runs that a title must have whose letters were typed; null where what was typed are no initials.</summary>
    public static long[]? OfTyped(string folded)
    {
        if (folded.Length is < Fewest or > Longest || !folded.All(char.IsAsciiLetterOrDigit) || !folded.Any(char.IsAsciiLetter)) return null;
        var length = Math.Min(Grams.Longest, folded.Length);
        return [.. Enumerable.Range(0, folded.Length - length + 1).Select(at => Run(folded.AsSpan(at, length).ToArray())).Distinct()];
    }

    /// <summary>Whether the letters stand in a row in the title; the runs only say that each three of them do.</summary>
    public static bool Fit(string folded, string typed)
    {
        var all = Read(folded);
        return Enumerable.Range(0, Math.Max(0, all.Count - typed.Length + 1)).Any(at => typed.Select((letter, i) => all[at + i].Contains(letter, StringComparison.Ordinal)).All(fits => fits));
    }

    private static List<string> Read(string folded) => [.. folded.Select(sign => char.IsAsciiLetterOrDigit(sign) ? $"{sign}" : Letters.GetValueOrDefault(sign, "")).Where(letters => letters.Length > 0)];

    private static long Run(params ReadOnlySpan<char> letters)
    {
        Span<int> run = stackalloc int[letters.Length];
        for (var i = 0; i < letters.Length; i++) run[i] = Beyond + letters[i];
        return Grams.Of(run);
    }
}
