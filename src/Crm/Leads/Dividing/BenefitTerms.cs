using FluentValidation;

namespace Crm.Leads.Dividing;

/// <summary>How the figures of a project are divided between units (利益分成), from a day on and for some years. What is not named counts in the unit in charge alone.</summary>
/// <param name="From">The first day.</param>
/// <param name="Years">For how many years.</param>
/// <param name="Indicators">Each figure that is divided, once.</param>
public sealed record BenefitTerms(DateOnly From, int Years, IReadOnlyList<IndicatorTerms> Indicators)
{
    /// <summary>The first day on which they hold no longer.</summary>
    public DateOnly End() => From.AddYears(Years);

    /// <summary>All units that have a part.</summary>
    public IEnumerable<string> Units() => Indicators.SelectMany(indicator => indicator.Parts).Select(part => part.Unit).Distinct();
}

/// <summary>How one figure is divided.</summary>
/// <param name="Double">Each unit counts it in full (两地全计), so that the units together count more than there is.</param>
/// <param name="Parts">The units with their parts.</param>
public sealed record IndicatorTerms(ShareIndicator Indicator, bool Double, IReadOnlyList<UnitPart> Parts);

/// <summary>The part of one unit.</summary>
/// <param name="Percent">In per cent of the project; 100 for each where all count it in full.</param>
public sealed record UnitPart(string Unit, decimal Percent);

/// <summary>A figure that can be divided. Each is of the projects that came to a stage; definitions: docs/figures.md.</summary>
public enum ShareIndicator
{
    /// <summary>签约项目数.</summary>
    SignedCount = 1,

    /// <summary>签约额, in 万元.</summary>
    SignedAmount,

    /// <summary>落地项目数.</summary>
    LandedCount,

    /// <summary>开工项目数.</summary>
    StartedCount,
}

/// <summary>What terms can be at all.</summary>
public sealed class BenefitTermsValidator : AbstractValidator<BenefitTerms>
{
    /// <summary>The most units that share one project.</summary>
    public const int MostUnits = 5;

    public BenefitTermsValidator()
    {
        RuleFor(t => t.Years).InclusiveBetween(1, 30).WithMessage("分成年限应在 1 到 30 年之间。");
        RuleFor(t => t.Indicators).NotEmpty().WithMessage("请至少选一项指标分成。")
            .Must(all => all is null || all.All(one => one is not null && Enum.IsDefined(one.Indicator)) && all.Select(one => one.Indicator).Distinct().Count() == all.Count).WithMessage("每项指标只能约定一次。");
        RuleForEach(t => t.Indicators).Must(one => one is null || IsPossible(one)).WithMessage("每项指标要写明 2 到 5 个不同单位的份额。");
        RuleForEach(t => t.Indicators).Must(one => one is null || !IsPossible(one) || AddsUp(one)).WithMessage("份额相加应等于 100%；两地全计时各记 100%。");
    }

    /// <summary>Whether the parts are all of the project, or the whole of it each.</summary>
    public static bool AddsUp(IndicatorTerms terms) => terms.Double ? terms.Parts.All(part => part.Percent == 100) : terms.Parts.Sum(part => part.Percent) == 100;

    private static bool IsPossible(IndicatorTerms one) => one.Parts is { Count: >= 2 and <= MostUnits } parts && parts.All(part => part is { Unit.Length: > 0, Percent: >= 0 and <= 100 } && decimal.Round(part.Percent, 2) == part.Percent)
        && parts.Select(part => part.Unit).Distinct().Count() == parts.Count;
}
