using Crm.IntegrationTests.Parks;
using Crm.Parks;
using Crm.Parks.Admitting;
using Crm.Parks.Describing;
using Crm.Parks.Matching;
using Crm.Parks.Matching.Adopting;
using Crm.Parks.Offering;
using Crm.Parks.Registering;
using static Crm.IntegrationTests.Parks.SomePark;

namespace Crm.IntegrationTests.Commands;

/// <summary>What a manager keeps about parks. A park with sites has four events: registered, a plot, a building, admission rules.</summary>
internal static class ParkExamples
{
    private const string Keeper = "manager@330521";

    public static Book Book => new Book()
        .On(Keeper, app => Task.FromResult(new SomePark(app)), park => new RegisterPark(park.Id, park.Description, Day, "330521"))
        .On(Keeper, Registered, park => new DescribePark(park.Id, park.Description with { Summary = "临近杭州" }, Day, 1))
        .On(Keeper, Registered, park => new OfferPlot(park.Id, Guid.NewGuid(), Land, Day))
        .On(Keeper, Registered, park => new OfferBuilding(park.Id, Guid.NewGuid(), Hall, Day))
        .On(Keeper, Registered, park => new AdoptAdmissionRules(park.Id, Admission, Day))
        .On(Keeper, Offered, park => new RevisePlot(park.Id, park.Plot, Land with { LandMu = 60 }, Day, 4))
        .On(Keeper, Offered, park => new ReviseBuilding(park.Id, park.Building, Hall with { MonthlyRent = 20 }, Day, 4))
        .On(Keeper, Offered, park => new WithdrawPlot(park.Id, park.Plot, WithdrawalReason.Taken, null, Day))
        .On(Keeper, Offered, park => new WithdrawBuilding(park.Id, park.Building, WithdrawalReason.Taken, null, Day))
        .On(Keeper, Offered, park => new RevokeAdmissionRules(park.Id, Admission.ValidFrom, "省里另有规定", Day))
        .On(Keeper, StaffExamples.Founded, unit => new AdoptMatchRules(unit, MatchRules.Default with { Version = "园区自定", ValidFrom = new(2099, 1, 1) }, Day));

    private static Task<SomePark> Registered(CrmApp app) => new SomePark(app).Register();

    private static Task<SomePark> Offered(CrmApp app) => new SomePark(app).WithSites();
}
