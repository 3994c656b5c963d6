namespace Crm.Parks;

/// <summary>
/// What a park asks of a project (准入标准) for a time. A set is never changed: a newer one takes over from its first day on, and the older one stays readable
/// for the days it was in force.
/// </summary>
public sealed record AdmissionRules
{
    /// <summary>First day in force.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day in force; null for open end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The document the rules stand in: title or number.</summary>
    public required string Source { get; init; }

    /// <summary>Figures asked for, at most one set per industry; the one without an industry is for all others.</summary>
    public IReadOnlyList<AdmissionFigures> Figures { get; init; } = [];

    /// <summary>GB/T 4754 codes that are let in; empty for all.</summary>
    public IReadOnlyList<string> AllowedIndustries { get; init; } = [];

    /// <summary>GB/T 4754 codes that are kept out.</summary>
    public IReadOnlyList<string> ExcludedIndustries { get; init; } = [];

    /// <summary>Whether the set is for that day.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>The figures for an industry: the most specific set that covers it, or the set for all others.</summary>
    public AdmissionFigures? FiguresFor(string? industry) => Figures
        .Where(f => f.Industry is null || (industry is not null && industry.StartsWith(f.Industry, StringComparison.Ordinal)))
        .MaxBy(f => f.Industry?.Length ?? 0);

    /// <summary>The set in force on a day: of those valid that day, the one that came into force last.</summary>
    public static AdmissionRules? InForce(IEnumerable<AdmissionRules> sets, DateOnly day) => sets.Where(s => s.IsValidOn(day)).MaxBy(s => s.ValidFrom);
}

/// <summary>Figures a project must reach to be let in. Null where the park asks nothing.</summary>
public sealed record AdmissionFigures
{
    /// <summary>GB/T 4754 code the figures are for; null for every industry that has no figures of its own.</summary>
    public string? Industry { get; init; }

    /// <summary>Investment in fixed assets, at least, 万元 per 亩.</summary>
    public decimal? InvestmentPerMu { get; init; }

    /// <summary>Tax a year, at least, 万元 per 亩.</summary>
    public decimal? TaxPerMu { get; init; }

    /// <summary>Output a year, at least, 万元 per 亩.</summary>
    public decimal? OutputPerMu { get; init; }

    /// <summary>Research spending, at least, as a percentage of revenue.</summary>
    public decimal? RdShare { get; init; }

    /// <summary>Energy use, at most, tonnes of standard coal per 万元 of output.</summary>
    public decimal? EnergyPerOutput { get; init; }
}
