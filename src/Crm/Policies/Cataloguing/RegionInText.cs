using Crm.Foundation.Codes;

namespace Crm.Policies.Cataloguing;

/// <summary>Finds the place a document is about in its title or in the name of whoever issued it.</summary>
internal static class RegionInText
{
    private const int LongestName = 14;

    /// <summary>The place that a text names first and most exactly: 浙江省湖州市德清县 is 德清县; null where it names none.</summary>
    public static Found<string>? Of(string text)
    {
        for (var start = 0; start < text.Length - 1; start++)
        {
            for (var length = Math.Min(LongestName, text.Length - start); length >= 2; length--)
            {
                var name = text.Substring(start, length);
                if (Regions.Named(name) is { } place && Fits(place, name, AtStart(text, start))) return new(place.Code, name);
            }
        }
        return null;
    }

    /// <summary>The place the source filed the document under, unless the document itself names one inside it.</summary>
    public static Found<string>? Of(string? filed, string title, string? issuer)
    {
        var named = Of(title) ?? (issuer is null ? null : Of(issuer));
        if (filed is null) return named;
        return named is not null && named.Value != filed && Regions.IsWithin(named.Value, filed) ? named : new(filed, "");
    }

    // In running text two characters are too often something else; a name with 省市县区 is not.
    private static bool Fits(Region place, string name, bool atStart) => name.EndsWith(place.Name, StringComparison.Ordinal) || (atStart && name.EndsWith(place.Short, StringComparison.Ordinal));

    private static bool AtStart(string text, int start)
    {
        var before = text[..start].TrimStart('【', '《', '“', ' ');
        return before.Length == 0 || (before.Length == 5 && before.EndsWith('年') && before[..4].All(char.IsAsciiDigit));
    }
}
