using System.Collections.Frozen;
using System.Text;

namespace Crm.Foundation.Codes;

/// <summary>
/// Finds a place while it is being typed: by any part of its names, by its English or pinyin name, by the first letters of its pinyin ("hz", "dq") and by the
/// beginning of its code. The letters stand in seeds/region-initials.json, since 重庆 and 厦门 are read otherwise than their characters alone.
/// </summary>
public static class RegionSearch
{
    private static readonly FrozenDictionary<string, string> Initials = SeedFiles.Read<Dictionary<string, string>>("region-initials.json").ToFrozenDictionary();

    /// <summary>The first letters of a place's pinyin; empty where they are not known.</summary>
    public static string InitialsOf(Region region) => Initials.GetValueOrDefault(region.Code, "");

    /// <summary>The places a text may mean, the likeliest first; nothing typed gives the places around <paramref name="near"/>.</summary>
    /// <param name="near">Code of the place where the person works: what lies in its city comes before what lies in its province, and that before the rest.</param>
    public static IReadOnlyList<Region> Find(string? text, int most, string? near = null)
    {
        var typed = string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '\''));
        return
        [
            .. Regions.All.Select(region => (region, fit: typed.Length == 0 ? 0 : Fit(region, typed)))
                .Where(found => found.fit is not null)
                .OrderBy(found => found.fit).ThenByDescending(found => Shared(found.region.Code, near)).ThenBy(found => found.region.Level).ThenBy(found => found.region.Code, StringComparer.Ordinal)
                .Select(found => found.region).Take(most),
        ];
    }

    // 0 is the very name, 3 a part of it, null is another place
    private static int? Fit(Region region, string typed)
    {
        if (char.IsAsciiDigit(typed[0])) return region.Code.StartsWith(typed, StringComparison.Ordinal) ? 0 : null;
        string[] names = [region.Short, region.Name, InitialsOf(region), Plain(region.En), .. region.Aliases ?? []];
        if (names.Any(name => name.Equals(typed, StringComparison.OrdinalIgnoreCase))) return 0;
        if (names.Any(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))) return 1;
        return names.Any(name => name.Contains(typed, StringComparison.OrdinalIgnoreCase)) ? 3 : null;
    }

    private static string Plain(string english) => string.Concat(english.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter));

    private static int Shared(string code, string? near) => near is not { Length: >= 6 } ? 0 : code[..4] == near[..4] ? 2 : code[..2] == near[..2] ? 1 : 0;
}
