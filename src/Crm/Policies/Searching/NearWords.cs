using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Searching;

namespace Crm.Policies.Searching;

/// <summary>
/// Words that somebody may have meant who typed another one: the same in simplified characters, read alike (制造 for 智造), or a word of the trade or a place from which it differs by one character.
/// </summary>
public static class NearWords
{
    private const int Most = 3;

    private static readonly Dictionary<char, char> Simpler = SeedFiles.Read<TraditionalRow[]>("recognition/simplified.json")
        .SelectMany(row => row.Traditional.Zip(row.Simplified)).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);

    private static readonly Dictionary<char, string> Readings = SeedFiles.Read<Dictionary<string, string>>("recognition/readings.json")
        .SelectMany(row => row.Value, (row, sign) => (sign, row.Key)).ToDictionary(pair => pair.sign, pair => pair.Key);

    private static readonly string[] Known =
    [
        .. QuestionWords.OfTheTrade.Concat(Regions.All.Where(r => r.Level is RegionLevel.Province or RegionLevel.City or RegionLevel.County).Select(r => r.Short)).Where(word => word.Length > 1).Distinct(),
    ];

    /// <summary>The likeliest first; none where nothing is near.</summary>
    public static IReadOnlyList<string> Of(string typed)
    {
        if (typed.Length < 2) return [];
        var simple = string.Concat(typed.Select(sign => Simpler.GetValueOrDefault(sign, sign)));
        var sound = Sound(simple);
        return
        [
            .. new[] { simple }
                .Concat(Known.Where(word => word.Length == simple.Length && Sound(word) == sound))
                .Concat(Known.Where(word => word.Length > 2 && OneApart(word, simple)))
                .Where(word => word != typed).Distinct(StringComparer.Ordinal).Take(Most),
        ];
    }

    private static string Sound(string word) => string.Join('\'', word.Select(sign => Readings.GetValueOrDefault(sign) ?? $"{sign}"));

    // One character more, less or other.
    private static bool OneApart(string word, string typed)
    {
        if (word == typed || Math.Abs(word.Length - typed.Length) > 1) return false;
        var same = 0;
        while (same < Math.Min(word.Length, typed.Length) && word[same] == typed[same]) same++;
        var (rest, other) = (word.Length >= typed.Length ? (word, typed) : (typed, word));
        return string.CompareOrdinal(rest, same + 1, other, rest.Length == other.Length ? same + 1 : same, rest.Length) == 0;
    }
}

/// <summary>Traditional characters with the simplified ones.</summary>
internal sealed record TraditionalRow(string Traditional, string Simplified);
