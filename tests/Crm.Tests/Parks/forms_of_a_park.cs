using System.Text.Json;
using Crm.Foundation;
using Crm.Parks;
using Crm.Parks.Admitting;
using Crm.Parks.Describing;
using Crm.Parks.Matching;
using Crm.Parks.Matching.Adopting;
using Crm.Parks.Offering;
using static Crm.Tests.Parks.Given;

namespace Crm.Tests.Parks;

public class forms_of_a_park
{
    [Fact]
    public void give_back_unchanged_what_they_were_filled_with()
    {
        var plot = Plot with { SmallestMu = 20.5m, PricePerMu = 35, PowerKva = 6300, PlotRatio = 2.5m, ReadyOn = Today, Status = SiteStatus.Reserved, Remarks = "临河" };
        new PlotForm(plot).Read().ShouldBe(plot);
        var building = Building with { SmallestArea = 3000, LandMu = 12, MonthlyRent = 18, SalePrice = 3200, PowerKva = 800, Storeys = 4, ClearHeight = 7.9m, FloorLoad = 1500, Dormitory = true };
        new BuildingForm(building).Read().ShouldBe(building);
        var description = Description with { Level = ParkLevel.National, AreaKm2 = 12.5m, Summary = "近杭州", Figures = [new("产值", "512 亿元", "报告")] };
        Json(new DescriptionForm(description).Read()).ShouldBe(Json(description));
        var rules = RulesFrom(Today) with { Figures = [new() { TaxPerMu = 30 }, new() { Industry = "C38", EnergyPerOutput = 0.45m }], ExcludedIndustries = ["C26"] };
        Json(new AdmissionForm(rules) { ValidFrom = Today, Source = rules.Source }.Read()).ShouldBe(Json(rules));
        var match = MatchRules.Default with { Version = "二", ValidFrom = Today };
        Fingerprint.Of(MatchInput, new MatchRulesForm(match) { Version = "二", ValidFrom = Today }.Read(), []).ShouldBe(Fingerprint.Of(MatchInput, match, []));
    }

    [Fact]
    public void read_quantities_the_way_people_write_them()
    {
        new PlotForm { Name = "A", LandMu = "5公顷", PowerKva = "1.2万" }.Read().ShouldBe(new PlotOffer { Name = "A", LandMu = 75, PowerKva = 12000 });
        new BuildingForm { Name = "A", FloorArea = "1.2万平方米" }.Read().FloorArea.ShouldBe(12000);
    }

    [Fact]
    public void say_at_the_field_what_can_not_be_read()
    {
        Should.Throw<RuleBroken>(() => new PlotForm { Name = "A", LandMu = "八十" + "亩地" }.Read()).Field.ShouldBe("LandMu");
        Should.Throw<RuleBroken>(() => new AdmissionForm { ValidFrom = Today, Rows = { new FiguresForm { TaxPerMu = "高" } } }.Read()).Field.ShouldBe("Figures[1].TaxPerMu");
        Should.Throw<RuleBroken>(() => new AdmissionForm().Read()).Field.ShouldBe("ValidFrom");
    }

    private static MatchInput MatchInput => new() { AsOf = Today };

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
