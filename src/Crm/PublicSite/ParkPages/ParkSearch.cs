using Crm.Policies.Searching;
using Crm.PublicSite.Frame;

namespace Crm.PublicSite.ParkPages;

/// <summary>What the list of parks was asked for and what came of it.</summary>
public sealed record ParkSearch(string? Region, string? Industry, int Page, PublicParks Found)
{
    /// <summary>The address of another page of the same list.</summary>
    public string Href(int page) => SiteAddresses.Parks(Region, Industry, page);

    /// <summary>Whether anything narrows the list down.</summary>
    public bool IsNarrow => Region is not null || Industry is not null;
}

/// <summary>A park and the day it is looked at.</summary>
/// <param name="Policies">Documents that matter there.</param>
public sealed record ParkView(PublicPark Park, DateOnly Today, IReadOnlyList<PolicyForPlace> Policies);
