using System.Collections.Frozen;

namespace Crm.Foundation.Codes;

/// <summary>GB/T 4754-2017 with its first amendment: 20 sections, 97 divisions, 473 groups, 1,382 classes. Source: seeds/industries.json.</summary>
public static class Industries
{
    /// <summary>All industries, in order of code.</summary>
    public static IReadOnlyList<Industry> All { get; } = [.. SeedFiles.Read<Industry[]>("industries.json").OrderBy(i => i.Code, StringComparer.Ordinal)];

    // people and other systems often write the digits without the section letter; digits alone are unique
    private static readonly FrozenDictionary<string, Industry> ByCode = All
        .SelectMany(i => i.Level == IndustryLevel.Section ? [(i.Code, i)] : new[] { (i.Code, i), (i.Code[1..], i) })
        .ToFrozenDictionary(p => p.Item1, p => p.i, StringComparer.OrdinalIgnoreCase);

    /// <summary>The industry with this code, with or without the section letter, or null.</summary>
    public static Industry? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code.Trim());

    /// <summary>The industry with this code; refuses an unknown one at <paramref name="field"/>.</summary>
    public static Industry Of(string? code, string? field = null) =>
        Find(code) ?? throw new RuleBroken("没有这个行业代码，请从列表里选（GB/T 4754-2017）。") { Field = field, Kind = Refusal.Input };

    /// <summary>The name people read in the current language, or the code itself where it isn't known.</summary>
    public static string Label(string? code) => Find(code)?.Label ?? code ?? "";

    /// <summary>From the section down to the industry itself.</summary>
    public static IReadOnlyList<Industry> Chain(string code)
    {
        var chain = new List<Industry>();
        for (var at = Find(code); at is not null; at = Find(at.Parent)) chain.Insert(0, at);
        return chain;
    }

    /// <summary>The industries directly below; of a null code, the sections.</summary>
    public static IEnumerable<Industry> Below(string? code) => All.Where(i => i.Parent == code);

    /// <summary>Whether an industry is another one or part of it.</summary>
    public static bool IsWithin(string code, string outer) => Find(code) is { } inner && Find(outer) is { } wider && inner.Code.StartsWith(wider.Code, StringComparison.Ordinal);

    /// <summary>Industries whose code begins with, or whose name holds, what was typed; the widest first.</summary>
    public static IEnumerable<Industry> Matching(string? typed, int take = 20)
    {
        var text = typed?.Trim() ?? "";
        return All
            .Where(i => text.Length == 0
                ? i.Level <= IndustryLevel.Division
                : i.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || i.En?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
                    || i.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase) || i.Code.AsSpan(1).StartsWith(text))
            .OrderBy(i => i.Level)
            .Take(take);
    }
}
