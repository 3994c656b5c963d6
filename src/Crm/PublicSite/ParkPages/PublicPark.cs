using Crm.Parks;
using Crm.Parks.Profile;

namespace Crm.PublicSite.ParkPages;

/// <summary>
/// What the public is told of a park. The one place where a park's own data becomes public: what is not copied here stays inside, which is how prices, remarks,
/// reservations, withdrawn sites and their reasons, void rules and the unit in charge do.
/// </summary>
public sealed record PublicPark(
    Guid Id, string Name, string Region, ParkLevel? Level, IReadOnlyList<string> Industries, string? Address, decimal? AreaKm2, string? Summary,
    IReadOnlyList<ParkFigure> Figures, IReadOnlyList<PublicPlot> Plots, IReadOnlyList<PublicBuilding> Buildings, AdmissionRules? Admission)
{
    /// <summary>Land that can be had, 亩.</summary>
    public decimal LandMu => Plots.Sum(p => p.LandMu);

    /// <summary>Floor area that can be had, ㎡.</summary>
    public decimal FloorArea => Buildings.Sum(b => b.FloorArea);

    /// <summary>The public part of a park.</summary>
    /// <param name="today">The day whose admission rules count.</param>
    public static PublicPark Of(ParkProfile park, DateOnly today)
    {
        var d = park.Description;
        return new(
            park.Id, d.Name, d.Region, d.Level, d.LeadingIndustries, d.Address, d.AreaKm2, d.Summary, d.Figures,
            [.. park.Plots.Where(p => p.Withdrawn is null && p.Offer.Status != SiteStatus.Reserved).Select(p => PublicPlot.Of(p.Offer))],
            [.. park.Buildings.Where(b => b.Withdrawn is null && b.Offer.Status != SiteStatus.Reserved).Select(b => PublicBuilding.Of(b.Offer))],
            AdmissionRules.InForce(park.Admission, today));
    }
}

/// <summary>A plot that can be had or soon can.</summary>
public sealed record PublicPlot(string Name, decimal LandMu, decimal? SmallestMu, SiteStatus Status, decimal? PowerKva, decimal? PlotRatio, DateOnly? ReadyOn)
{
    /// <summary>The public part of a plot.</summary>
    public static PublicPlot Of(PlotOffer p) => new(p.Name, p.LandMu, p.SmallestMu, p.Status, p.PowerKva, p.PlotRatio, p.ReadyOn);
}

/// <summary>A building that can be had or soon can.</summary>
public sealed record PublicBuilding(
    string Name, decimal FloorArea, decimal? SmallestArea, SiteStatus Status, int? Storeys, decimal? ClearHeight, decimal? FloorLoad, decimal? PowerKva, bool Dormitory,
    bool ForRent, bool ForSale, DateOnly? ReadyOn)
{
    /// <summary>The public part of a building: that it is for rent or for sale, not for how much.</summary>
    public static PublicBuilding Of(BuildingOffer b) => new(
        b.Name, b.FloorArea, b.SmallestArea, b.Status, b.Storeys, b.ClearHeight, b.FloorLoad, b.PowerKva, b.Dormitory, b.MonthlyRent is not null, b.SalePrice is not null, b.ReadyOn);
}
