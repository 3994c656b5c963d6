using Crm.Parks;
using Crm.Team;

namespace Crm.Tests.Parks;

/// <summary>Named situations of a park, made from events as the store would.</summary>
internal static class Given
{
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly Guid PlotId = new("00000000-0000-0000-0000-0000000000a1");
    public static readonly Guid BuildingId = new("00000000-0000-0000-0000-0000000000b1");

    public static readonly PlotOffer Plot = new() { Name = "A-03", LandMu = 80 };
    public static readonly BuildingOffer Building = new() { Name = "3 号厂房", FloorArea = 12000 };

    public static readonly UnitPlace Deqing = new("330521", "德清县投资促进中心", "330000/330500/330521/");

    public static readonly ParkDescription Description = new() { Name = "湖州莫干山高新技术产业开发区", Region = "330521", LeadingIndustries = ["C38"] };

    public static Park EmptyPark => new() { Id = Guid.CreateVersion7(), Unit = Deqing.Code };

    public static Park WithPlot => EmptyPark.Apply(new PlotOffered(PlotId, Plot, Today));

    public static Park WithBuilding => EmptyPark.Apply(new BuildingOffered(BuildingId, Building, Today));

    public static AdmissionRules RulesFrom(DateOnly day) => new() { ValidFrom = day, Source = "准入标准", Figures = [new() { TaxPerMu = 30 }] };

    public static Actor Person(string unitPath, params Role[] roles) => new("wang", "王", unitPath.TrimEnd('/').Split('/')[^1], unitPath, roles.ToHashSet(), "page")
    {
        Units = new[] { Deqing }.Where(place => place.Path.StartsWith(unitPath, StringComparison.Ordinal)).Select(place => place.Code).ToHashSet(),
    };
}
