using System.Text;
using System.Text.RegularExpressions;

namespace Crm.Leads.Recognising;

/// <summary>
/// A company's name taken apart: places, brand, trade; without its legal form, brackets and the ways of writing. "浙江云帆机电股份有限公司" is the brand 云帆 with the
/// trade 机电 in 浙江. Where nothing is left but a place and a trade, the place is the brand (青岛啤酒).
/// </summary>
/// <param name="Full">The whole name as compared: one width, one script, no signs, no legal form.</param>
/// <param name="Brand">What makes the name this company's (字号). Empty where the name tells nothing.</param>
/// <param name="Trades">The words after it, without those that fit any trade.</param>
/// <param name="Generic">Words that fit any trade (科技, 实业).</param>
/// <param name="Places">GB/T 2260 codes of the places in the name.</param>
/// <param name="Stem">Brand and words behind it, as one text.</param>
/// <param name="PlaceIsBrand">Whether the brand is a place's name.</param>
internal sealed partial record CompanyName(
    string Full, string Brand, IReadOnlyList<string> Trades, IReadOnlyList<string> Generic, IReadOnlyList<string> Places, string Stem, bool PlaceIsBrand)
{
    private const string Country = "中国";

    /// <summary>Whether the name is in Latin letters.</summary>
    public bool IsLatin => Brand.Length > 0 && char.IsAsciiLetterOrDigit(Brand[0]) && Brand.All(char.IsAscii);

    /// <summary>Every name that a text gives a company: the one it has, the one it had (原…), the one in Latin letters beside the Chinese one.</summary>
    public static IReadOnlyList<CompanyName> AllOf(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return [];
        var plain = Plain(written);
        var (names, places) = (new List<CompanyName>(), new List<string>());
        var main = Bracketed().Replace(plain, match =>
        {
            var held = match.Groups["held"].Value;
            if (Former().Match(held) is { Success: true } former) names.AddRange(Chinese(Tight(former.Groups["name"].Value), []));
            else if (NameWords.Place(Tight(held)) is { } code) places.Add(code);
            return " ";
        });
        names.InsertRange(0, Read(main, places));
        return [.. names.DistinctBy(name => (name.Full, name.Brand))];
    }

    private static IEnumerable<CompanyName> Read(string main, List<string> places)
    {
        var tight = Tight(main);
        if (!tight.Any(IsHan)) return Latin(main, places);
        var latin = LatinWord().Matches(main).Select(m => m.Value).ToList();
        if (latin.Count == 0) return Chinese(tight, places);
        // "HUAWEI 华为技术" has its name twice, "TCL 科技" only once
        var han = Chinese(Tight(LatinWord().Replace(main, "")), places).ToList();
        return han is [{ Brand.Length: > 1, PlaceIsBrand: false }] && latin.Sum(w => w.Length) > 3 ? han.Concat(Latin(string.Join(' ', latin), places)) : Chinese(tight, places);
    }

    private static IEnumerable<CompanyName> Chinese(string tight, IReadOnlyList<string> given)
    {
        var (rest, places) = (WithoutForm(tight, out var branch), given.Concat(branch).ToList());
        var full = rest;
        while (NameWords.PlaceAtStart(rest) is { } place && rest.Length > place.Name.Length && places.Skip(given.Count + branch.Count).All(before => Fits(place.Code, before)) && TellsMore(rest[place.Name.Length..]))
        {
            places.Add(place.Code);
            rest = rest[place.Name.Length..];
        }
        if (rest.StartsWith(Country, StringComparison.Ordinal) && rest.Length > 3 && TellsMore(rest[2..])) rest = rest[2..];
        if (rest.Length >= 4 && NameWords.PlaceAtEnd(rest) is { } end && rest.Length - end.Name.Length >= 2 && TellsMore(rest[..^end.Name.Length]))
        {
            places.Add(end.Code);
            rest = rest[..^end.Name.Length];
        }
        var (brand, words) = Split(rest);
        var placeIsBrand = NameWords.PlaceAtStart(brand) is { } all && all.Name.Length == brand.Length;
        placeIsBrand |= brand == Country && words.Count > 0;
        if (!placeIsBrand && (NameWords.IsVague(rest) || NameWords.IsVague(brand) || IsTrade(brand))) brand = "";
        List<string> codes = [.. places.Where(code => code.Length > 0).Distinct()];
        yield return new(full, brand, [.. words.Where(w => !NameWords.IsGeneric(w))], [.. words.Where(NameWords.IsGeneric)], codes, brand + string.Concat(words), placeIsBrand);
    }

    private static IEnumerable<CompanyName> Latin(string text, IReadOnlyList<string> given)
    {
        var words = LatinWord().Matches(text).Select(m => m.Value.Replace("'", "").Replace(".", "")).Where(w => w.Length > 1 && !NameWords.IsLatinForm(w)).ToList();
        var places = words.Select(NameWords.LatinPlace).OfType<string>().Concat(given).Where(code => code.Length > 0).Distinct().ToList();
        var named = words.Where(w => NameWords.LatinPlace(w) is null).ToList();
        List<string> brand = [.. named.Where(w => !NameWords.IsLatinTrade(w))], trades = [.. named.Where(NameWords.IsLatinTrade)];
        var joined = string.Concat(brand);
        if (words.Count > 0) yield return new(string.Concat(words), joined.Length > 1 ? joined : "", [.. trades.Where(w => !NameWords.IsGeneric(w))], [.. trades.Where(NameWords.IsGeneric)], places, joined + string.Concat(trades), false);
    }

    // Legal forms, and before a branch's the place where it is.
    private static string WithoutForm(string text, out List<string> places)
    {
        places = [];
        if (NameWords.Forms.Contains(text)) return "";
        for (var again = true; again;)
        {
            again = false;
            if (NameWords.Branches.AtEnd(text, spare: 2) is > 0 and var branch)
            {
                (text, again) = (text[..^branch], true);
                if (NameWords.PlaceAtEnd(text) is { } place && text.Length > place.Name.Length + 1)
                {
                    places.Add(place.Code);
                    text = text[..^place.Name.Length];
                }
            }
            else if (NameWords.Forms.AtEnd(text, spare: 1) is > 0 and var form) (text, again) = (text[..^form], true);
        }
        return text;
    }

    // The brand keeps two characters at least: 恒机电 is no brand 恒.
    private static (string Brand, List<string> Words) Split(string rest)
    {
        var words = new List<string>();
        while (NameWords.Trades.AtEnd(rest, spare: 2) is > 0 and var length)
        {
            words.Insert(0, rest[^length..]);
            rest = rest[..^length];
        }
        return (rest, words);
    }

    // Whether what stands behind a place is more than a trade, so that the place isn't the brand.
    private static bool TellsMore(string rest)
    {
        var end = rest;
        while (NameWords.Trades.AtEnd(end) is > 0 and var word) end = end[..^word];
        if (end.Length < 2) return false;
        while (end.Length > 0 && (NameWords.PlaceAtStart(end)?.Name.Length ?? NameWords.Trades.AtStart(end)) is > 0 and var known) end = end[known..];
        return end.Length > 0;
    }

    private static bool IsTrade(string text) => NameWords.Trades.Contains(text);

    private static bool Fits(string inner, string outer) => inner.Length == 0 || outer.Length == 0 || NameWords.Nested(inner, outer);

    private static string Plain(string written)
    {
        var plain = new StringBuilder(written.Length);
        foreach (var sign in string.Concat(written.EnumerateRunes()).Normalize(NormalizationForm.FormKC))
        {
            var simple = NameWords.Simplify(char.ToLowerInvariant(sign));
            plain.Append(simple switch
            {
                '【' or '〔' or '[' or '{' or '<' or '《' or '〖' or '「' => '(',
                '】' or '〕' or ']' or '}' or '>' or '》' or '〗' or '」' => ')',
                '’' => '\'',
                _ => simple,
            });
        }
        return plain.ToString();
    }

    private static string Tight(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static bool IsHan(char sign) => sign is >= '\u4e00' and <= '\u9fff';

    [GeneratedRegex(@"\((?<held>[^()]*)\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^\s*(?:原名|原|曾用名|曾用|曾名|简称|又名|别名)\s*[:：]?\s*(?<name>.{2,})$")]
    private static partial Regex Former();

    [GeneratedRegex(@"[0-9]*[a-z][a-z0-9'.]*")]
    private static partial Regex LatinWord();
}
