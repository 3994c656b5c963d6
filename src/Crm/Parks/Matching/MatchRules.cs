using Crm.Foundation;

namespace Crm.Parks.Matching;

/// <summary>
/// How sites are compared: weights, where scores begin and end, and how near a site must lie. A unit may adopt its own; a proposal keeps the whole set it was
/// made with.
/// </summary>
public sealed record MatchRules
{
    /// <summary>Name of the set, such as "2026-01".</summary>
    public required string Version { get; init; }

    /// <summary>First day the set is used.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Points each factor is worth; together 100.</summary>
    public required IReadOnlyDictionary<Factor, decimal> Weights { get; init; }

    /// <summary>How near a site must lie so that the region counts as met.</summary>
    public required Nearness RegionRequired { get; init; }

    /// <summary>Share of the region's points by nearness.</summary>
    public required IReadOnlyDictionary<Nearness, decimal> RegionShares { get; init; }

    /// <summary>Share of the industry's points by kinship with a leading industry.</summary>
    public required IReadOnlyDictionary<Kinship, decimal> IndustryShares { get; init; }

    /// <summary>Share of a factor's points where nothing can be said for lack of a figure.</summary>
    public required decimal UnknownShare { get; init; }

    /// <summary>How many times the wanted size has no points left for fit.</summary>
    public required decimal WastefulFrom { get; init; }

    /// <summary>How far above an admission figure (0.5 is half as much again) a project has all points for headroom; at the figure itself it has none.</summary>
    public required decimal FullHeadroom { get; init; }

    /// <summary>After how many days of waiting no points for timing are left.</summary>
    public required int NoPointsAfterDays { get; init; }

    /// <summary>Prices with all points and with none.</summary>
    public required IReadOnlyDictionary<PriceBasis, PriceBand> Prices { get; init; }

    /// <summary>The set every unit starts with: seeds/rules/park-matching-2026-01.json.</summary>
    public static MatchRules Default { get; } = SeedFiles.Read<MatchRules>("rules/park-matching-2026-01.json");

    /// <summary>Refuses a set that can't be reckoned with.</summary>
    /// <exception cref="RuleBroken">Weights or shares are out of bounds.</exception>
    public void MustBeSound()
    {
        if (!Enum.IsDefined(RegionRequired)) throw new RuleBroken("请选择地区要求。") { Field = nameof(RegionRequired) };
        if (!Covers(Weights) || Weights.Values.Any(w => w < 0) || Weights.Values.Sum() != 100)
            throw new RuleBroken("各项权重都要填，不能为负，合计应为 100。") { Field = nameof(Weights) };
        if (!Covers(RegionShares) || !Covers(IndustryShares) || RegionShares.Values.Concat(IndustryShares.Values).Append(UnknownShare).Any(s => s is < 0 or > 1))
            throw new RuleBroken("得分比例应在 0 到 1 之间，每一档都要填。") { Field = nameof(RegionShares) };
        if (WastefulFrom is < 1.01m or > 100 || FullHeadroom is < 0.01m or > 9 || NoPointsAfterDays is < 1 or > 3650)
            throw new RuleBroken("面积倍数应在 1.01 到 100 之间，准入余量在 1% 到 900% 之间，等待天数在 1 到 3,650 之间。") { Field = nameof(WastefulFrom) };
        if (!Covers(Prices) || Prices.Values.Any(p => p.Best < 0 || p.Worst < p.Best + 0.01m || p.Worst > 1_000_000_000))
            throw new RuleBroken("每种价格都要有满分价和零分价，零分价要高于满分价。") { Field = nameof(Prices) };
    }

    private static bool Covers<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> values) where TKey : struct, Enum => Enum.GetValues<TKey>().All(values.ContainsKey);
}

/// <summary>A price with all points and one with none; between them the points fall evenly.</summary>
public sealed record PriceBand(decimal Best, decimal Worst);

/// <summary>What a score is made of.</summary>
public enum Factor
{
    /// <summary>Nearness to the wanted region.</summary>
    Region,

    /// <summary>Kinship with the park's leading industries.</summary>
    Industry,

    /// <summary>Large enough and not wastefully large.</summary>
    Size,

    /// <summary>How far the project is above what the park asks.</summary>
    Admission,

    /// <summary>Ready when it is wanted.</summary>
    Timing,

    /// <summary>Asking price.</summary>
    Price,
}
