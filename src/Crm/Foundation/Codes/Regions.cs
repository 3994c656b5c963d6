using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Crm.Foundation.Codes;

/// <summary>
/// GB/T 2260: every province and city of China, all districts and counties of Zhejiang (as divided since 2021), and the functional areas the product
/// knows by name. Source: seeds/regions.json.
/// </summary>
public static partial class Regions
{
    /// <summary>All places, in order of code.</summary>
    public static IReadOnlyList<Region> All { get; } = [.. SeedFiles.Read<Region[]>("regions.json").OrderBy(r => r.Code, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, Region> ByCode = All.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, Region> ByName = NameEverything();

    /// <summary>The place with this code, or null.</summary>
    public static Region? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>The place with this code; refuses an unknown one at <paramref name="field"/>.</summary>
    public static Region Of(string? code, string? field = null) =>
        Find(code) ?? throw new RuleBroken("没有代码为“{0}”的地区，请从列表里选。", Shorten(code)) { Field = field, Kind = Refusal.Input };

    /// <summary>The name people read in the current language: the short name, or the code itself where it isn't known.</summary>
    public static string Label(string? code) => Find(code)?.ShortLabel ?? code ?? "";

    /// <summary>The place directly above, or null for a province.</summary>
    public static Region? Above(Region region) => region.Level switch
    {
        RegionLevel.Park => Find(region.Division),
        // counties run by a province itself (济源, 仙桃) have no city above them
        RegionLevel.County => Find(region.Code[..4] + "00") ?? Find(region.Code[..2] + "0000"),
        RegionLevel.City => Find(region.Code[..2] + "0000"),
        _ => null,
    };

    /// <summary>From the province down to the place itself.</summary>
    public static IReadOnlyList<Region> Chain(string code)
    {
        var chain = new List<Region>();
        for (var at = Find(code); at is not null; at = Above(at)) chain.Insert(0, at);
        return chain;
    }

    /// <summary>The places directly below.</summary>
    public static IEnumerable<Region> Below(string code) => All.Where(r => Above(r)?.Code == code);

    /// <summary>Whether a place is another one or lies inside it.</summary>
    public static bool IsWithin(string code, string outer) => Chain(code).Any(r => r.Code == outer);

    /// <summary>
    /// The place a text names: "湖州", "瑞安市", "浙江省湖州市德清县", "上虞招商". The widest place wins where a short name is shared ("吉林" is the
    /// province, "吉林市" the city). Null where nothing fits.
    /// </summary>
    public static Region? Named(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 60) return null;
        var name = Plain(text);
        if (name.Length > 4 && name.StartsWith("中国", StringComparison.Ordinal)) name = name[2..];
        return Within(name, null);
    }

    /// <summary>The place in the tag that opens a title: "【湖州招商】2020年…" is 湖州. Null without a tag or with an unknown place.</summary>
    public static Region? InTitle(string? title) => Tag().Match(title ?? "") is { Success: true } tag ? Named(tag.Groups["place"].Value) : null;

    private static Region? Within(string name, Region? outer)
    {
        if (ByName.TryGetValue(name, out var region) && Fits(region, outer)) return region;
        for (var length = name.Length - 2; length >= 2; length--)
            if (ByName.TryGetValue(name[..length], out var wider) && Fits(wider, outer) && Within(name[length..], wider) is { } inner) return inner;
        return null;
    }

    private static bool Fits(Region region, Region? outer) => outer is null || (region != outer && IsWithin(region.Code, outer.Code));

    private static FrozenDictionary<string, Region> NameEverything()
    {
        var names = new Dictionary<string, Region>(StringComparer.Ordinal);
        var widestFirst = All.OrderBy(r => r.Level).ToList();
        foreach (var region in widestFirst)
            foreach (var name in (string[])[region.Name, .. region.Aliases ?? []]) names.TryAdd(Plain(name), region);
        foreach (var region in widestFirst) names.TryAdd(Plain(region.Short), region);
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Plain(string name) => Noise().Replace(name.Normalize(NormalizationForm.FormKC), "");

    private static string Shorten(string? code) => code is { Length: > 12 } ? code[..12] + "…" : code ?? "";

    [GeneratedRegex(@"[\s·、,，\-]|招商$")]
    private static partial Regex Noise();

    [GeneratedRegex(@"^[\s•·]*【\s*(?<place>[^】]{2,30})】")]
    private static partial Regex Tag();
}
