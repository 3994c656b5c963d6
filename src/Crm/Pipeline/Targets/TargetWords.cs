using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Pipeline.Targets.Progress;

namespace Crm.Pipeline.Targets;

/// <summary>Indicators and targets in words.</summary>
public static class TargetWords
{
    /// <summary>What an indicator is called.</summary>
    public static string Name(Indicator indicator) => indicator switch
    {
        Indicator.SignedCount => Texts.Of("新签约项目数"),
        Indicator.SignedAmount => Texts.Of("新签约额"),
        Indicator.Over100M => Texts.Of("≥1 亿元项目"),
        Indicator.Over1B => Texts.Of("≥10 亿元项目"),
        Indicator.Over5B => Texts.Of("≥50 亿元项目"),
        Indicator.Over10B => Texts.Of("≥100 亿元项目"),
        Indicator.LandingRate => Texts.Of("落地率"),
        Indicator.ConstructionRate => Texts.Of("开工率"),
        Indicator.ProductionRate => Texts.Of("投产率"),
        Indicator.CapacityRate => Texts.Of("达产率"),
        _ => Texts.Of("当年新签约开工率"),
    };

    /// <summary>The same with its unit, for the label of a field.</summary>
    public static string Label(Indicator indicator) => indicator.Kind() switch
    {
        IndicatorKind.Amount => Texts.Of("{0}（万元）", Name(indicator)),
        IndicatorKind.Rate => Texts.Of("{0}（%）", Name(indicator)),
        _ => Texts.Of("{0}（个）", Name(indicator)),
    };

    /// <summary>"580 个", "58.2 亿元", "40%"; a dash where there is none.</summary>
    public static string Value(Indicator indicator, decimal? value) => (indicator.Kind(), value) switch
    {
        (_, null) => "—",
        (IndicatorKind.Amount, _) => Money.Show(value),
        (IndicatorKind.Rate, _) => Percent(value),
        _ => Texts.Of("{0} 个", Figure.Show(value)),
    };

    /// <summary>"62.5%"; a dash where there is none.</summary>
    public static string Percent(decimal? value) => value is { } known ? known.ToString("0.##", CultureInfo.InvariantCulture) + "%" : "—";

    /// <summary>What is missing: "219 个", "8.5 个百分点（再有 3 个项目）", "已达到".</summary>
    public static string Left(TargetProgress row) => row switch
    {
        { Left: null } => "—",
        { Left: 0, Projects: null or 0 } => Texts.Of("已达到"),
        { Projects: { } projects, Left: { } points } => Texts.Of("{0} 个百分点（再有 {1} 个项目）", Figure.Show(points), projects),
        _ => Value(row.Indicator, row.Left),
    };

    /// <summary>"新签约项目数由 40 个改为 42 个".</summary>
    public static string Of(TargetChange change) => change switch
    {
        { Value: null } => Texts.Of("撤回{0} {1}", Name(change.Indicator), Value(change.Indicator, change.Before)),
        { Before: null } => Texts.Of("定{0} {1}", Name(change.Indicator), Value(change.Indicator, change.Value)),
        _ => Texts.Of("{0}由 {1}改为 {2}", Name(change.Indicator), Value(change.Indicator, change.Before), Value(change.Indicator, change.Value)),
    };

    /// <summary>Reads a target as people write it: "580", "58.2亿", "40%".</summary>
    /// <exception cref="RuleBroken">It can't be read, or can't be a target of this kind; names the field.</exception>
    public static decimal Read(Indicator indicator, string text, string field)
    {
        var value = indicator.Kind() switch
        {
            IndicatorKind.Amount => Money.ParseWan(text, field),
            IndicatorKind.Rate => Figure.Parse(text.Trim().TrimEnd('%', '％'), field),
            _ => Figure.Parse(text.Trim().TrimEnd('个'), field),
        };
        return indicator.Objection(value) is { } wrong ? throw new RuleBroken(wrong.Text) { Field = field, Kind = wrong.Kind } : value;
    }
}
