using Crm.Parks.Profile;
using Marten;

namespace Crm.Parks.Matching;

/// <summary>All sites that could be proposed, and the versions of the parks they were read from: with these the same candidates can be read again at any later time.</summary>
public sealed record SiteSnapshot(IReadOnlyList<Candidate> Candidates, IReadOnlyList<ParkVersion> Parks);

/// <summary>A park at one moment of its history.</summary>
/// <param name="Version">Number of its events so far.</param>
public sealed record ParkVersion(Guid ParkId, long Version);

/// <summary>Reads the sites of all parks for matching, in the shape they have now or had then.</summary>
public static class Sites
{
    /// <summary>What can be had now.</summary>
    /// <param name="day">Decides which admission rules are in force.</param>
    public static async Task<SiteSnapshot> Now(IQuerySession session, DateOnly day, CancellationToken token) =>
        Of(await session.Query<ParkProfile>().Where(p => p.SitesOnOffer > 0).ToListAsync(token), day);

    /// <summary>What could be had when the parks were at these versions; rebuilt from their events.</summary>
    public static async Task<SiteSnapshot> Then(IQuerySession session, IReadOnlyList<ParkVersion> parks, DateOnly day, CancellationToken token)
    {
        var profiles = new List<ParkProfile>();
        foreach (var park in parks)
            if (await session.Events.AggregateStreamAsync<ParkProfile>(park.ParkId, park.Version, token: token) is { } profile) profiles.Add(profile);
        return Of(profiles, day);
    }

    private static SiteSnapshot Of(IReadOnlyList<ParkProfile> parks, DateOnly day) => new(
        [.. parks.SelectMany(park => Of(park, day))],
        [.. parks.OrderBy(p => p.Id).Select(p => new ParkVersion(p.Id, p.Version))]);

    private static IEnumerable<Candidate> Of(ParkProfile park, DateOnly day)
    {
        var admission = AdmissionRules.InForce(park.Admission, day);
        foreach (var (id, offer, withdrawn) in park.Plots)
            if (withdrawn is null) yield return Land(park, admission, id, offer);
        foreach (var (id, offer, withdrawn) in park.Buildings)
            if (withdrawn is null) yield return Building(park, admission, id, offer);
    }

    private static Candidate Land(ParkProfile park, AdmissionRules? admission, Guid id, PlotOffer plot) => new()
    {
        ParkId = park.Id,
        ParkName = park.Description.Name,
        Region = park.Description.Region,
        LeadingIndustries = park.Description.LeadingIndustries,
        Admission = admission,
        SiteId = id,
        SiteName = plot.Name,
        Kind = SiteKind.Land,
        Status = plot.Status,
        Size = plot.LandMu,
        SmallestPart = plot.SmallestMu,
        PowerKva = plot.PowerKva,
        ReadyOn = plot.ReadyOn,
        Price = plot.PricePerMu,
        PriceBasis = PriceBasis.LandPerMu,
    };

    private static Candidate Building(ParkProfile park, AdmissionRules? admission, Guid id, BuildingOffer building) => new()
    {
        ParkId = park.Id,
        ParkName = park.Description.Name,
        Region = park.Description.Region,
        LeadingIndustries = park.Description.LeadingIndustries,
        Admission = admission,
        SiteId = id,
        SiteName = building.Name,
        Kind = SiteKind.Building,
        Status = building.Status,
        Size = building.FloorArea,
        SmallestPart = building.SmallestArea,
        BuildingLandMu = building.LandMu,
        PowerKva = building.PowerKva,
        ReadyOn = building.ReadyOn,
        Price = building.MonthlyRent ?? building.SalePrice,
        PriceBasis = building.MonthlyRent is null ? PriceBasis.SalePerSquareMetre : PriceBasis.RentPerSquareMetre,
    };
}
