using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Pipeline.Targets;

namespace Crm.Pipeline.Closing.Correcting;

/// <summary>Figures of closed months in words.</summary>
public static class ClosedFigures
{
    /// <summary>The dashboard's indicator that a figure is; null where it is none.</summary>
    public static Indicator? IndicatorOf(ClosedFigure figure) => figure switch
    {
        ClosedFigure.Signed => Indicator.SignedCount,
        ClosedFigure.SignedAmount => Indicator.SignedAmount,
        ClosedFigure.LandingRate => Indicator.LandingRate,
        ClosedFigure.ConstructionRate => Indicator.ConstructionRate,
        ClosedFigure.ProductionRate => Indicator.ProductionRate,
        ClosedFigure.CapacityRate => Indicator.CapacityRate,
        ClosedFigure.SameYearStartRate => Indicator.SameYearStartRate,
        _ => null,
    };

    /// <summary>What it is called.</summary>
    public static string Name(ClosedFigure figure) => figure switch
    {
        ClosedFigure.SignedInMonth => Texts.Of("当月新签约项目数"),
        ClosedFigure.AmountInMonth => Texts.Of("当月新签约额"),
        ClosedFigure.StartedInMonth => Texts.Of("当月开工"),
        ClosedFigure.Signed => Texts.Of("当年累计新签约项目数"),
        ClosedFigure.SignedAmount => Texts.Of("当年累计新签约额"),
        ClosedFigure.Started => Texts.Of("当年累计开工"),
        ClosedFigure.Produced => Texts.Of("当年累计投产"),
        _ => TargetWords.Name(IndicatorOf(figure)!.Value),
    };

    /// <summary>"58 个", "58.2 亿元", "40.5%"; a dash where there is none.</summary>
    public static string Value(ClosedFigure figure, decimal? value) => figure switch
    {
        ClosedFigure.AmountInMonth or ClosedFigure.SignedAmount => TargetWords.Value(Indicator.SignedAmount, value),
        >= ClosedFigure.LandingRate => TargetWords.Percent(value is { } rate ? Math.Round(rate, 1) : null),
        _ => TargetWords.Value(Indicator.SignedCount, value),
    };

    /// <summary>By how much it was corrected: "+3 个", "−1.2 个百分点"; nothing where it was not.</summary>
    public static string Difference(ReportedFigure figure) => figure switch
    {
        { IsSame: true } or { Reported: null } or { Corrected: null } => "",
        { Figure: ClosedFigure.AmountInMonth or ClosedFigure.SignedAmount } => Money.Signed(figure.Corrected.Value - figure.Reported.Value),
        { Figure: >= ClosedFigure.LandingRate } => Texts.Of("{0} 个百分点", Figure.Signed(Math.Round(figure.Corrected.Value - figure.Reported.Value, 1))),
        _ => Texts.Of("{0} 个", Figure.Signed(figure.Corrected.Value - figure.Reported.Value)),
    };
}
