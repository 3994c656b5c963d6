using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Showing;

namespace Crm.Pipeline.Targets;

/// <summary>What each indicator counts, taken from the figures as they are counted for the dashboard, and what its targets can be.</summary>
public static class Indicators
{
    private const decimal MostProjects = 1_000_000;

    // A trillion yuan, in 万元.
    private const decimal MostMoney = 100_000_000;

    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<Indicator> All { get; } = Enum.GetValues<Indicator>();

    /// <summary>Those that are rates.</summary>
    public static IReadOnlyList<Indicator> Rates { get; } = [.. All.Where(indicator => indicator.Kind() == IndicatorKind.Rate)];

    /// <summary>What it is measured in.</summary>
    public static IndicatorKind Kind(this Indicator indicator) => indicator switch
    {
        Indicator.SignedAmount => IndicatorKind.Amount,
        >= Indicator.LandingRate => IndicatorKind.Rate,
        _ => IndicatorKind.Count,
    };

    /// <summary>The figure: projects, 万元 or per cent; null for a rate of no projects.</summary>
    public static decimal? Actual(this Indicator indicator, CohortFigures cohort) => indicator.Kind() switch
    {
        IndicatorKind.Amount => indicator.Part(cohort).Amount,
        IndicatorKind.Rate when cohort.Signed.Count == 0 => null,
        IndicatorKind.Rate => 100m * indicator.Part(cohort).Count / cohort.Signed.Count,
        _ => indicator.Part(cohort).Count,
    };

    /// <summary>The projects that count for it; of a rate its numerator.</summary>
    public static Tally Part(this Indicator indicator, CohortFigures cohort) => (LeastOf(indicator), StageOf(indicator)) switch
    {
        ({ } least, _) => cohort.Sizes.Single(size => size.From == least).Tally,
        (_, { } stage) => cohort.Reached.Single(reached => reached.Stage == stage).Tally,
        _ => indicator == Indicator.SameYearStartRate ? cohort.StartedInYear : cohort.Signed,
    };

    /// <summary>The list of those projects.</summary>
    /// <param name="all">The unit, the day and the standpoint.</param>
    public static FindPastLeads Behind(this Indicator indicator, FindPastLeads all, int year) =>
        all with { Of = Stage.Signed, Year = year, Least = LeastOf(indicator), Reached = StageOf(indicator), StartedInYear = indicator == Indicator.SameYearStartRate };

    /// <summary>What is wrong with a target; null where nothing is.</summary>
    public static RuleBroken? Objection(this Indicator indicator, decimal target) => indicator.Kind() switch
    {
        IndicatorKind.Rate when target is < 0 or > 100 => new RuleBroken("率的目标是 0 到 100 之间的百分数。") { Kind = Refusal.Input },
        IndicatorKind.Amount when target is < 0 or > MostMoney => new RuleBroken("金额的目标不能是负数，也不能超过一万亿元。") { Kind = Refusal.Input },
        IndicatorKind.Count when target is < 0 or > MostProjects || target != decimal.Truncate(target) => new RuleBroken("项目数的目标是 0 到 1,000,000 之间的整数。") { Kind = Refusal.Input },
        _ => null,
    };

    /// <summary>The stage that a rate's numerator has come to; null for everything else.</summary>
    public static Stage? StageOf(Indicator indicator) => indicator switch
    {
        Indicator.LandingRate => Stage.Landed,
        Indicator.ConstructionRate => Stage.UnderConstruction,
        Indicator.ProductionRate => Stage.InProduction,
        Indicator.CapacityRate => Stage.AtCapacity,
        _ => null,
    };

    private static decimal? LeastOf(Indicator indicator) => indicator switch
    {
        Indicator.Over100M => 10_000,
        Indicator.Over1B => 100_000,
        Indicator.Over5B => 500_000,
        Indicator.Over10B => 1_000_000,
        _ => null,
    };
}
