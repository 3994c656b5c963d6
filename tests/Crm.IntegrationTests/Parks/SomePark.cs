using Crm.Parks;
using Crm.Parks.Admitting;
using Crm.Parks.Offering;
using Crm.Parks.Registering;

namespace Crm.IntegrationTests.Parks;

/// <summary>A park of 德清县 made through commands, with ids of its own so that tests keep apart.</summary>
internal sealed class SomePark(CrmApp app, string region = "330521")
{
    public static readonly DateOnly Day = new(2026, 3, 2);

    public Guid Id { get; } = Guid.CreateVersion7();

    public Guid Plot { get; } = Guid.CreateVersion7();

    public Guid Building { get; } = Guid.CreateVersion7();

    public string Name => $"园区{Id:N}";

    public ParkDescription Description => new() { Name = Name, Region = region, Level = ParkLevel.National, LeadingIndustries = ["C38", "C39"] };

    public static PlotOffer Land => new() { Name = "A-03", LandMu = 96, SmallestMu = 20, PricePerMu = 35, PowerKva = 5000, ReadyOn = new(2026, 1, 1) };

    public static BuildingOffer Hall => new() { Name = "3 号厂房", FloorArea = 12000, SmallestArea = 3000, LandMu = 12, MonthlyRent = 18 };

    public static AdmissionRules Admission => new()
    {
        ValidFrom = new(2025, 1, 1), Source = "德清县工业项目准入标准", Figures = [new() { InvestmentPerMu = 100, TaxPerMu = 10 }], ExcludedIndustries = ["C26"],
    };

    public async Task<SomePark> Register(string login = "manager@330521")
    {
        (await app.Send(new RegisterPark(Id, Description, Day, "330521"), login)).Sentence.ShouldBeNull();
        return this;
    }

    public async Task<SomePark> WithSites()
    {
        await Register();
        (await app.Send(new OfferPlot(Id, Plot, Land, Day), "manager@330521")).Sentence.ShouldBeNull();
        (await app.Send(new OfferBuilding(Id, Building, Hall, Day), "manager@330521")).Sentence.ShouldBeNull();
        (await app.Send(new AdoptAdmissionRules(Id, Admission, Day), "manager@330521")).Sentence.ShouldBeNull();
        return this;
    }
}
