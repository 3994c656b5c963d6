namespace Crm.Parks.Matching;

/// <summary>One plot or building that could be proposed, with what its park says about it on the day of the question.</summary>
public sealed record Candidate
{
    /// <summary>The park the site belongs to.</summary>
    public required Guid ParkId { get; init; }

    /// <summary>The park's name.</summary>
    public required string ParkName { get; init; }

    /// <summary>Where the park lies, GB/T 2260 code of six digits.</summary>
    public required string Region { get; init; }

    /// <summary>Leading industries of the park, GB/T 4754 codes.</summary>
    public IReadOnlyList<string> LeadingIndustries { get; init; } = [];

    /// <summary>The plot or building.</summary>
    public required Guid SiteId { get; init; }

    /// <summary>Name of the plot or building.</summary>
    public required string SiteName { get; init; }

    /// <summary>Plot or building.</summary>
    public required SiteKind Kind { get; init; }

    /// <summary>Whether it can be had.</summary>
    public SiteStatus Status { get; init; }

    /// <summary>What is there: 亩 of a plot, ㎡ of a building.</summary>
    public required decimal Size { get; init; }

    /// <summary>The smallest part that is given away separately, in the unit of <see cref="Size"/>; null where the site goes as a whole.</summary>
    public decimal? SmallestPart { get; init; }

    /// <summary>The land a building stands on, in 亩, for what is asked per mu; null for a plot, which is its own land.</summary>
    public decimal? BuildingLandMu { get; init; }

    /// <summary>Electric power that can be had, in kVA.</summary>
    public decimal? PowerKva { get; init; }

    /// <summary>The day the site can be handed over.</summary>
    public DateOnly? ReadyOn { get; init; }

    /// <summary>What is asked, in the unit of <see cref="PriceBasis"/>.</summary>
    public decimal? Price { get; init; }

    /// <summary>What the price is for.</summary>
    public PriceBasis PriceBasis { get; init; }

    /// <summary>The admission rules in force on the day of the question; null where the park has none.</summary>
    public AdmissionRules? Admission { get; init; }

    /// <summary>How much of the site a project would take; null where that can't be told because the need is unknown.</summary>
    public decimal? Taken(decimal? wanted) =>
        SmallestPart is not { } part ? Size : wanted is { } size ? Math.Clamp(size, Math.Min(part, Size), Size) : null;

    /// <summary>How many 亩 of land a project would use; a part of a building uses its part of the land.</summary>
    public decimal? LandTaken(decimal? wanted) => Kind == SiteKind.Land ? Taken(wanted) : Taken(wanted) * BuildingLandMu / Size;
}
