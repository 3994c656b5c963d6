using Crm.Foundation;
using JasperFx.Events;

namespace Crm.PublicSite.Details;

/// <summary>What the public site says about its office is different from before.</summary>
public sealed record SiteDetailsRevised(SiteDetails Details, DateOnly OccurredOn) : IFact;

/// <summary>The one stream of the public site's details.</summary>
/// <param name="Version">How many times they were revised.</param>
public sealed partial record SiteProfile(Guid Id, SiteDetails Details, long Version)
{
    /// <summary>The stream.</summary>
    public static readonly Guid Stream = Uuid5.Of("public-site", "details");

    public static SiteProfile Create(IEvent<SiteDetailsRevised> e) => new(e.StreamId, e.Data.Details, 1);

    public SiteProfile Apply(SiteDetailsRevised e) => this with { Details = e.Details, Version = Version + 1 };
}
