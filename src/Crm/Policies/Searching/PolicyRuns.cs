using Crm.Foundation.Searching;

namespace Crm.Policies.Searching;

/// <summary>
/// The runs by which documents are found: those of one to three characters (<see cref="Grams"/>), which settle a word, and those of four, which only propose. Nearly every document has every
/// run of three of a common word, and reading each for the word itself would take seconds; few have its runs of four without having the word. The characters on both sides of a space are such
/// a run too: few spaces are left in a folded text.
/// </summary>
internal static class PolicyRuns
{
    private const int Length = 4;

    /// <summary>Every run of some folded texts, sorted, which the database compresses and indexes best.</summary>
    public static long[] OfTexts(params IEnumerable<string> folded)
    {
        var all = new HashSet<long>();
        foreach (var text in folded)
        {
            all.UnionWith(Grams.OfText(text));
            Add(all, text);
            Across(all, text);
        }
        var sorted = all.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The runs that a text with this folded word must have: those of four where it is as long as that, on either side of a space, and those across spaces.</summary>
    public static long[] OfTerm(string term)
    {
        var all = new HashSet<long>();
        Across(all, term);
        foreach (var part in term.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (!Add(all, part)) all.UnionWith(Grams.OfTerm(part));
        return [.. all];
    }

    // The numbers of four characters don't fit into 64 bits: a hash stands for them, with a sign that keeps it apart from shorter runs. Two may share one, so they prove nothing.
    private static bool Add(HashSet<long> all, string folded)
    {
        Span<int> last = stackalloc int[Length];
        var (filled, any) = (0, false);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                filled = 0;
                continue;
            }
            last[1..].CopyTo(last);
            last[^1] = rune.Value;
            if (++filled < Length) continue;
            any = true;
            all.Add(Hash(Grams.Of(last[..^1]), last[^1]));
        }
        return any;
    }

    private static void Across(HashSet<long> all, string folded)
    {
        var (before, space) = (0, false);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                space = true;
                continue;
            }
            if (space && before != 0) all.Add(Hash(Grams.Of([before, ' ']), rune.Value));
            (before, space) = (rune.Value, false);
        }
    }

    private static long Hash(long run, int last)
    {
        var hash = (ulong)run * 0x9E3779B97F4A7C15UL;
        hash = (hash ^ (hash >> 32) ^ (ulong)last) * 0xD6E8FEB86659FD93UL;
        return (long)(hash ^ (hash >> 32)) | long.MinValue;
    }
}
