namespace Crm.Parks.Matching;

/// <summary>Every candidate in the order in which it should be looked at.</summary>
/// <param name="Fingerprint">SHA-256 over inputs, rules and candidates: the same fingerprint always stands for the same ranking.</param>
/// <param name="Ranking">Sites that fit first, best first; after them the others with what stands against them.</param>
public sealed record MatchResult(string Fingerprint, IReadOnlyList<RankedSite> Ranking);

/// <summary>One candidate's place in the ranking and why.</summary>
public sealed record RankedSite
{
    /// <summary>Place, from 1.</summary>
    public int Rank { get; init; }

    /// <summary>The park.</summary>
    public required Guid ParkId { get; init; }

    /// <summary>The park's name on that day.</summary>
    public required string ParkName { get; init; }

    /// <summary>The park's region, GB/T 2260.</summary>
    public required string Region { get; init; }

    /// <summary>The plot or building.</summary>
    public required Guid SiteId { get; init; }

    /// <summary>The site's name on that day.</summary>
    public required string SiteName { get; init; }

    /// <summary>Plot or building.</summary>
    public required SiteKind Kind { get; init; }

    /// <summary>What is there: 亩 or ㎡.</summary>
    public required decimal Size { get; init; }

    /// <summary>0 to 100.</summary>
    public required decimal Score { get; init; }

    /// <summary>What must be so, and whether it is.</summary>
    public required IReadOnlyList<Condition> Conditions { get; init; }

    /// <summary>What the score is made of.</summary>
    public required IReadOnlyList<FactorScore> Factors { get; init; }

    /// <summary>How many conditions are failed.</summary>
    public int Failed() => Conditions.Count(c => c.Verdict == Verdict.Failed);

    /// <summary>Whether nothing stands against the site; what is unknown does not.</summary>
    public bool Fits() => Failed() == 0;

    /// <summary>Whether no talk could mend what stands against it: it is of the wrong kind, or held for another project.</summary>
    public bool IsOutOfTheQuestion() => Conditions.Any(c => c is { Verdict: Verdict.Failed, Kind: ConditionKind.Site or ConditionKind.Free });
}

/// <summary>Something that must be so for a site to come into question, judged.</summary>
/// <param name="Kind">What is asked about.</param>
/// <param name="Verdict">Met, failed, or not to be told yet.</param>
/// <param name="Asked">What is asked for, written out; null where it is unknown.</param>
/// <param name="Given">What there is, written out; null where it is unknown.</param>
public sealed record Condition(ConditionKind Kind, Verdict Verdict, string? Asked, string? Given);

/// <summary>Whether a condition holds.</summary>
public enum Verdict
{
    /// <summary>It holds.</summary>
    Met,

    /// <summary>It does not hold.</summary>
    Failed,

    /// <summary>A figure is missing on one side: to be found out, held against nobody.</summary>
    Unknown,
}

/// <summary>What a condition is about. The first group asks the site, the second (from <see cref="Industry"/>) asks the project.</summary>
public enum ConditionKind
{
    /// <summary>Not held for another project.</summary>
    Free,

    /// <summary>Land or building.</summary>
    Site,

    /// <summary>Land, 亩.</summary>
    Land,

    /// <summary>Floor area, ㎡.</summary>
    FloorArea,

    /// <summary>Near enough to the region wanted.</summary>
    Region,

    /// <summary>Electric power, kVA.</summary>
    Power,

    /// <summary>Ready when it is wanted.</summary>
    Ready,

    /// <summary>Neither kept out nor left out by the park's admission rules.</summary>
    Industry,

    /// <summary>Investment, 万元 per 亩.</summary>
    InvestmentPerMu,

    /// <summary>Tax a year, 万元 per 亩.</summary>
    TaxPerMu,

    /// <summary>Output a year, 万元 per 亩.</summary>
    OutputPerMu,

    /// <summary>Research spending, per cent of revenue.</summary>
    RdShare,

    /// <summary>Energy, tonnes of standard coal per 万元 of output.</summary>
    EnergyPerOutput,
}

/// <summary>What one factor adds to a score.</summary>
/// <param name="Factor">Which.</param>
/// <param name="Weight">The most it could add.</param>
/// <param name="Points">What it adds.</param>
/// <param name="Known">Whether there was anything to judge by; otherwise the points are the share the rules give to the unknown.</param>
/// <param name="Finding">Why, as a piece of a sentence.</param>
public sealed record FactorScore(Factor Factor, decimal Weight, decimal Points, bool Known, Phrase Finding)
{
    /// <summary>Whether the factor speaks against the site: less than half of what it could add.</summary>
    public bool IsWeak() => Known && Points * 2 < Weight;
}
