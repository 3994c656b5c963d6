using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Parks;
using Crm.Parks.Admitting;
using Crm.Parks.Offering;
using Crm.Parks.Registering;
using Crm.Seeding.Stories;
using Crm.Team;
using Crm.Team.Units;

namespace Crm.Seeding;

/// <summary>Units, parks, sites and admission rules as commands of the first morning.</summary>
internal static class ReferenceScenes
{
    /// <summary>Who sets the demo up.</summary>
    public const string Job = ":demo";

    private const string Invented = "演示数据";

    private static readonly IReadOnlyDictionary<string, string> Titles = ReferenceData.Documents.ToDictionary(d => d.Id, d => d.Title);

    /// <summary>The units, each after the one above.</summary>
    public static IEnumerable<Scene> Units(DateOnly day) => ReferenceData.Units.Select(unit =>
        Morning(day, $"demo/unit/{unit.Code}", new FoundUnit(unit.Code, unit.Name, unit.Parent, KindOf(unit.Code))));

    /// <summary>The parks with everything they offer and ask.</summary>
    public static IEnumerable<Scene> Parks(DateOnly day)
    {
        foreach (var park in ReferenceData.Parks)
        {
            var (id, key) = (Uuid5.Of("demo-park", park.Id), $"demo/park/{park.Id}");
            yield return Morning(day, key, new RegisterPark(id, Describe(park), day, park.Unit));
            foreach (var plot in park.Plots) yield return Morning(day, $"{key}/{plot.Code}", new OfferPlot(id, Uuid5.Of("demo-site", plot.Code), Offer(plot), day));
            foreach (var building in park.Buildings)
                yield return Morning(day, $"{key}/{building.Code}", new OfferBuilding(id, Uuid5.Of("demo-site", building.Code), Offer(building), day));
            foreach (var admission in park.Admission)
                yield return Morning(day, $"{key}/{admission.ValidFrom:yyyy-MM-dd}", new AdoptAdmissionRules(id, admission.Rules, day));
        }
    }

    private static Scene Morning(DateOnly day, string key, ICommand command) =>
        new(Days.Start(day).AddHours(8), Job, key, _ => Task.FromResult<ICommand?>(command), Opens: true);

    private static UnitKind KindOf(string code) => Regions.Of(code).Level switch
    {
        RegionLevel.Province => UnitKind.Province,
        RegionLevel.City => UnitKind.City,
        RegionLevel.County => UnitKind.District,
        _ => UnitKind.Park,
    };

    private static ParkDescription Describe(SeedPark park) => new()
    {
        Name = park.Name,
        Region = park.Region,
        LeadingIndustries = park.Industries,
        Summary = string.Join("\n", park.Facts.Select(fact => $"{fact.Text}（{Titles[fact.Source]}）")),
    };

    private static PlotOffer Offer(SeedPlot plot) => new()
    {
        Name = plot.Name,
        LandMu = plot.AreaMu,
        SmallestMu = plot.SmallestMu,
        PricePerMu = plot.PricePerMu,
        PowerKva = plot.PowerKva,
        ReadyOn = plot.ReadyOn,
        Status = plot.Status,
        Remarks = Invented,
    };

    private static BuildingOffer Offer(SeedBuilding building) => new()
    {
        Name = building.Name,
        FloorArea = building.FloorArea,
        SmallestArea = building.SmallestPart,
        LandMu = building.LandMu,
        MonthlyRent = building.Basis == PriceBasis.RentPerSquareMetre ? building.Price : null,
        SalePrice = building.Basis == PriceBasis.SalePerSquareMetre ? building.Price : null,
        PowerKva = building.PowerKva,
        ClearHeight = building.StoreyHeight,
        FloorLoad = building.LoadKgPerM2,
        ReadyOn = building.ReadyOn,
        Status = building.Status,
        Storeys = building.Storeys,
        Dormitory = building.Dormitory,
        Remarks = Invented,
    };
}
