using System.Collections.Frozen;
using Crm.Foundation;
using Crm.Foundation.Codes;

namespace Crm.Leads.Recognising;

/// <summary>What company names are made of, as data: seeds/recognition/words.json, simplified.json and readings.json. Places are those of GB/T 2260 and some more.</summary>
internal static class NameWords
{
    private static readonly WordLists Lists = SeedFiles.Read<WordLists>("recognition/words.json");

    private static readonly FrozenDictionary<char, char> Simpler = SeedFiles.Read<SimplifiedRow[]>("recognition/simplified.json")
        .SelectMany(row => row.Traditional.Zip(row.Simplified)).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    private static readonly FrozenDictionary<char, string> Read = SeedFiles.Read<Dictionary<string, string>>("recognition/readings.json")
        .SelectMany(row => row.Value, (row, sign) => (sign, row.Key)).ToFrozenDictionary(pair => pair.sign, pair => pair.Key);

    private static readonly FrozenDictionary<char, char> Shaped = Lists.Shapes.SelectMany(group => group, (group, sign) => (sign, group[0])).DistinctBy(pair => pair.sign).ToFrozenDictionary(pair => pair.sign, pair => pair.Item2);

    private static readonly FrozenDictionary<string, string> Codes = Regions.All.Where(r => r.Level != RegionLevel.Park)
        .SelectMany(r => (string[])[r.Name, r.Short, .. r.Aliases ?? []], (r, name) => (name, r.Code)).Concat(Lists.Places.SelectMany(Written))
        .Where(place => place.name.Length > 1).DistinctBy(place => place.name).ToFrozenDictionary(place => place.name, place => place.Code);

    private static readonly FrozenDictionary<string, string> LatinCodes = Regions.All.Where(r => r.Level != RegionLevel.Park)
        .GroupBy(r => r.En.Replace(" ", "").Replace("'", "").ToLowerInvariant(), r => r.Code)
        // 台州 and 泰州 are both Taizhou: a place, and nobody knows which
        .ToFrozenDictionary(named => named.Key, named => named.Skip(1).Any() ? "" : named.First());

    private static readonly WordSet PlaceNames = new(Codes.Keys);

    /// <summary>Legal forms.</summary>
    public static WordSet Forms { get; } = new(Lists.Forms);

    /// <summary>What a part of a company is called; a place may stand before it.</summary>
    public static WordSet Branches { get; } = new(Lists.Branches);

    /// <summary>Words of a trade and words of any trade.</summary>
    public static WordSet Trades { get; } = new(Lists.Trades.Concat(Lists.Generic));

    private static readonly FrozenSet<string> Generic = Lists.Generic.Concat(Lists.LatinGeneric).ToFrozenSet();
    private static readonly FrozenSet<string> LatinForms = Lists.LatinForms.ToFrozenSet();
    private static readonly FrozenSet<string> LatinTrades = Lists.LatinTrades.Concat(Lists.LatinGeneric).ToFrozenSet();

    /// <summary>The simplified character for a traditional one.</summary>
    public static char Simplify(char sign) => Simpler.GetValueOrDefault(sign, sign);

    /// <summary>How a text is read, without tones; characters beyond the list and letters stand for themselves.</summary>
    public static string Sound(string text) => string.Concat(text.Select(sign => Read.GetValueOrDefault(sign) ?? sign.ToString()));

    /// <summary>Whether two characters are read alike.</summary>
    public static bool SoundAlike(char one, char other) => Read.TryGetValue(one, out var a) && Read.TryGetValue(other, out var b) && a == b;

    /// <summary>The text with one character standing for all that are easily taken for it.</summary>
    public static string Shape(string text) => string.Concat(text.Select(sign => Shaped.GetValueOrDefault(sign, sign)));

    /// <summary>Whether a character stands for some that are easily taken for it.</summary>
    public static bool IsShape(char sign) => Shaped.ContainsKey(sign);

    /// <summary>Whether two characters are of a kind that tells companies apart: the first and the second, east and west.</summary>
    public static bool Opposed(char one, char other) => one != other && Lists.Opposed.Any(group => group.Contains(one) && group.Contains(other));

    /// <summary>Whether a word fits any trade, and so says nothing about which.</summary>
    public static bool IsGeneric(string word) => Generic.Contains(word);

    public static bool IsLatinForm(string word) => LatinForms.Contains(word);

    public static bool IsLatinTrade(string word) => LatinTrades.Contains(word);

    /// <summary>Whether it is what somebody writes who knows no name.</summary>
    public static bool IsVague(string word) => Lists.Vague.Contains(word);

    /// <summary>The code of a place; empty for what names only a kind of place (高新区); null for what is none.</summary>
    public static string? Place(string name) => Codes.GetValueOrDefault(name);

    /// <summary>The same for a word of an English name.</summary>
    public static string? LatinPlace(string word) => LatinCodes.GetValueOrDefault(word);

    /// <summary>The longest place that a name begins with.</summary>
    public static (string Name, string Code)? PlaceAtStart(string text) =>
        PlaceNames.AtStart(text) is > 0 and var length && text[..length] is var name ? (name, Codes[name]) : null;

    /// <summary>The longest place that a name ends with.</summary>
    public static (string Name, string Code)? PlaceAtEnd(string text) =>
        PlaceNames.AtEnd(text) is > 0 and var length && text[^length..] is var name ? (name, Codes[name]) : null;

    /// <summary>Whether one place is the other or lies in it; a GB/T 2260 code of a wider place ends with zeros.</summary>
    public static bool Nested(string one, string other)
    {
        var (a, b) = (Prefix(one), Prefix(other));
        return a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal);
    }

    private static string Prefix(string code) => code.EndsWith("0000", StringComparison.Ordinal) ? code[..2] : code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code;

    private static IEnumerable<(string name, string Code)> Written(KeyValuePair<string, string> place) =>
        place.Value.Length == 0 ? [(place.Key, "")] : [(place.Key, place.Value), (place.Key + "市", place.Value), (place.Key + "区", place.Value), (place.Key + "县", place.Value)];

    private sealed record WordLists(
        IReadOnlyList<string> Forms, IReadOnlyList<string> Branches, IReadOnlyList<string> Generic, IReadOnlyList<string> Trades, IReadOnlyList<string> Vague, IReadOnlyList<string> LatinForms,
        IReadOnlyList<string> LatinGeneric, IReadOnlyList<string> LatinTrades, IReadOnlyList<string> Opposed, IReadOnlyList<string> Shapes,
        IReadOnlyDictionary<string, string> Places);

    private sealed record SimplifiedRow(string Traditional, string Simplified);
}
