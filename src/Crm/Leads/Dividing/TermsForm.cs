namespace Crm.Leads.Dividing;

/// <summary>How figures are divided, while somebody is writing it.</summary>
public enum TermsKind
{
    /// <summary>不分成.</summary>
    None,

    /// <summary>按比例.</summary>
    Split,

    /// <summary>两地全计.</summary>
    Double,
}

/// <summary>Terms between two units while somebody is writing them.</summary>
/// <param name="from">The first day, unless another is chosen.</param>
public sealed class TermsForm(DateOnly from)
{
    /// <summary>The figures, in their order.</summary>
    public static readonly IReadOnlyList<ShareIndicator> Indicators = Enum.GetValues<ShareIndicator>();

    public TermsKind Kind { get; set; }

    public DateOnly? From { get; set; } = from;

    public int? Years { get; set; } = 5;

    /// <summary>The part of the first unit in each figure, in per cent; empty where that figure is not divided.</summary>
    public Dictionary<ShareIndicator, decimal?> Parts { get; } = Indicators.ToDictionary(indicator => indicator, _ => (decimal?)50);

    /// <summary>What the other unit gets; null where the figure is not divided.</summary>
    public decimal? Rest(ShareIndicator indicator) => Parts[indicator] is { } part ? 100 - part : null;

    /// <summary>The terms as they stand; null where nothing is divided.</summary>
    public BenefitTerms? Read(string one, string other) => Kind == TermsKind.None ? null : new BenefitTerms(
        From ?? default, Years ?? 0,
        [.. Indicators.Where(indicator => Kind == TermsKind.Double || Parts[indicator] is not null).Select(indicator => new IndicatorTerms(
            indicator, Kind == TermsKind.Double, Kind == TermsKind.Double ? [new(one, 100), new(other, 100)] : [new(one, Parts[indicator]!.Value), new(other, 100 - Parts[indicator]!.Value)]))]);
}
