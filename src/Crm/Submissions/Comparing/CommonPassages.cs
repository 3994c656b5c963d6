using Crm.Submissions.Checking;

namespace Crm.Submissions.Comparing;

/// <summary>A passage that two texts have in common, but for punctuation, width and traditional characters.</summary>
/// <param name="Here">The passage as it stands in the first text.</param>
/// <param name="There">The same in the second.</param>
/// <param name="Start">Where it starts in the first text.</param>
public sealed record CommonPassage(string Here, string There, int Start);

/// <summary>What two texts have in common.</summary>
/// <param name="Percent">How much of the first text stands in the second as well.</param>
/// <param name="Passages">The passages, in the order of the first text.</param>
public sealed record CommonPassages(int Percent, IReadOnlyList<CommonPassage> Passages)
{
    /// <summary>Shorter runs are what any two texts about one subject share.</summary>
    public const int Least = 13;

    // A stretch that stands more often than this in a text is a phrase; the first places will do.
    private const int MostPlaces = 32;

    /// <summary>Compares two texts, by the longest passage from each place on.</summary>
    public static CommonPassages Of(string first, string second)
    {
        var (here, there) = (FoldedSigns.Of(first), FoldedSigns.Of(second));
        var places = new Dictionary<long, List<int>>();
        var stretches = TextPrints.Stretches(there);
        for (var i = 0; i < stretches.Length; i++)
        {
            if (!places.TryGetValue(stretches[i], out var known)) places[stretches[i]] = known = [];
            if (known.Count < MostPlaces) known.Add(i);
        }
        var (found, covered) = (new List<CommonPassage>(), 0);
        var asked = TextPrints.Stretches(here);
        for (var i = 0; i < asked.Length;)
        {
            var (length, at) = Longest(here, i, there, places.GetValueOrDefault(asked[i]));
            if (length < Least)
            {
                i++;
                continue;
            }
            found.Add(new(first[here[i].Start..here[i + length - 1].End], second[there[at].Start..there[at + length - 1].End], here[i].Start));
            covered += length;
            i += length;
        }
        return new(here.Count == 0 ? 0 : (int)Math.Round(100.0 * covered / here.Count), found);
    }

    private static (int Length, int At) Longest(IReadOnlyList<FoldedSign> here, int from, IReadOnlyList<FoldedSign> there, List<int>? places)
    {
        var (best, where) = (0, 0);
        foreach (var place in places ?? [])
        {
            var length = 0;
            while (from + length < here.Count && place + length < there.Count && here[from + length].Sign == there[place + length].Sign) length++;
            if (length > best) (best, where) = (length, place);
        }
        return (best, where);
    }
}
