using System.Text;

namespace Crm.Foundation.Searching;

/// <summary>
/// Runs of one, two and three characters as numbers: three code points of 21 bits fill the 63 bits of a positive bigint, so two runs never share a number and
/// the index needs no positions (a tsvector keeps at most 256 per word, which common characters exceed) and no collation.
/// </summary>
public static class Grams
{
    /// <summary>The longest run in the index, in characters. A term up to this length is answered by the index alone.</summary>
    public const int Longest = 3;

    private const int BitsPerCharacter = 21;

    /// <summary>Every run of one to <see cref="Longest"/> characters of a folded text, each once. Terms hold no space, so runs across one are left out.</summary>
    public static long[] OfText(string folded)
    {
        var all = new HashSet<long>();
        long one = 0, two = 0;
        foreach (var rune in folded.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                (one, two) = (0, 0);
                continue;
            }
            all.Add(rune.Value);
            if (one != 0) all.Add(Join(one, rune.Value));
            if (two != 0) all.Add(Join(two, rune.Value));
            two = one == 0 ? 0 : Join(one, rune.Value);
            one = rune.Value;
        }
        return [.. all];
    }

    /// <summary>Every run of several folded texts, sorted, which the database compresses and indexes best.</summary>
    public static long[] OfTexts(params IEnumerable<string> folded)
    {
        var all = new HashSet<long>();
        foreach (var text in folded) all.UnionWith(OfText(text));
        var sorted = all.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The runs that a text with this folded term must have: the term itself, or its runs of <see cref="Longest"/> characters, on either side of a space.</summary>
    public static long[] OfTerm(string term)
    {
        var all = new HashSet<long>();
        foreach (var word in term.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var runes = word.EnumerateRunes().Select(rune => rune.Value).ToArray();
            var length = Math.Min(Longest, runes.Length);
            for (var i = 0; i + length <= runes.Length; i++) all.Add(Of(runes.AsSpan(i, length)));
        }
        return [.. all];
    }

    /// <summary>Whether the index alone can tell that a text has the term.</summary>
    public static bool Settle(string term) => !term.Contains(' ', StringComparison.Ordinal) && term.EnumerateRunes().Count() <= Longest;

    /// <summary>The number of a run of up to <see cref="Longest"/> code points.</summary>
    public static long Of(ReadOnlySpan<int> run)
    {
        var number = 0L;
        foreach (var next in run) number = Join(number, next);
        return number;
    }

    private static long Join(long run, int next) => (run << BitsPerCharacter) | (long)next;
}
