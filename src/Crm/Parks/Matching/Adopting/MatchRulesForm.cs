using Crm.Foundation.Formats;
using Crm.Shell.Components;

namespace Crm.Parks.Matching.Adopting;

/// <summary>A set of matching rules as it stands in a form; shares as percentages.</summary>
public sealed class MatchRulesForm
{
    /// <summary>A form for a new set, begun with another one: rules seldom change as a whole.</summary>
    public MatchRulesForm(MatchRules from)
    {
        RegionRequired = from.RegionRequired;
        Weights = Fields(from.Weights, 1);
        RegionShares = Fields(from.RegionShares, 100);
        IndustryShares = Fields(from.IndustryShares, 100);
        Best = Fields(from.Prices.ToDictionary(p => p.Key, p => p.Value.Best), 1);
        Worst = Fields(from.Prices.ToDictionary(p => p.Key, p => p.Value.Worst), 1);
        (UnknownShare, FullHeadroom) = (Figure.Typed(from.UnknownShare * 100), Figure.Typed(from.FullHeadroom * 100));
        (WastefulFrom, NoPointsAfterDays) = (Figure.Typed(from.WastefulFrom), Figure.Typed(from.NoPointsAfterDays));
    }

    public string Version { get; set; } = "";

    public DateOnly? ValidFrom { get; set; }

    public Nearness RegionRequired { get; set; }

    public Dictionary<Factor, string?> Weights { get; }

    public Dictionary<Nearness, string?> RegionShares { get; }

    public Dictionary<Kinship, string?> IndustryShares { get; }

    public Dictionary<PriceBasis, string?> Best { get; }

    public Dictionary<PriceBasis, string?> Worst { get; }

    public string? UnknownShare { get; set; }

    public string? WastefulFrom { get; set; }

    public string? FullHeadroom { get; set; }

    public string? NoPointsAfterDays { get; set; }

    /// <summary>The set.</summary>
    /// <exception cref="Foundation.RuleBroken">A figure can't be read; names its field.</exception>
    public MatchRules Read() => new()
    {
        Version = Version.Trim(),
        ValidFrom = FormState.Day(ValidFrom, nameof(ValidFrom)),
        RegionRequired = RegionRequired,
        Weights = Read(Weights, nameof(Weights), 1),
        RegionShares = Read(RegionShares, nameof(RegionShares), 100),
        IndustryShares = Read(IndustryShares, nameof(IndustryShares), 100),
        UnknownShare = Figure.Parse(UnknownShare, nameof(UnknownShare)) / 100,
        WastefulFrom = Figure.Parse(WastefulFrom, nameof(WastefulFrom)),
        FullHeadroom = Figure.Parse(FullHeadroom, nameof(FullHeadroom)) / 100,
        NoPointsAfterDays = (int)Math.Clamp(Figure.Parse(NoPointsAfterDays, nameof(NoPointsAfterDays)), 0, 100_000),
        Prices = Read(Best, nameof(MatchRules.Prices), 1).ToDictionary(p => p.Key, p => new PriceBand(p.Value, Figure.Parse(Worst[p.Key], nameof(MatchRules.Prices)))),
    };

    private static Dictionary<TKey, string?> Fields<TKey>(IReadOnlyDictionary<TKey, decimal> values, decimal times) where TKey : struct, Enum =>
        Enum.GetValues<TKey>().ToDictionary(key => key, key => Figure.Typed(values[key] * times));

    private static Dictionary<TKey, decimal> Read<TKey>(Dictionary<TKey, string?> fields, string name, decimal per) where TKey : struct, Enum =>
        fields.ToDictionary(f => f.Key, f => Figure.Parse(f.Value, name) / per);
}
