using Crm.Foundation.Codes;
using Crm.Parks;
using Crm.Seeding;

namespace Crm.Tests.Seeding;

public class the_units
{
    [Fact]
    public void are_places_of_the_administration_each_after_the_one_above()
    {
        var seen = new HashSet<string>();
        foreach (var unit in ReferenceData.Units)
        {
            var region = Regions.Find(unit.Code).ShouldNotBeNull(unit.Code);
            region.Name.ShouldBe(unit.Name);
            unit.Parent.ShouldBe(Regions.Above(region)?.Code);
            if (unit.Parent is not null) seen.ShouldContain(unit.Parent);
            seen.Add(unit.Code).ShouldBeTrue(unit.Code);
        }
    }

    [Fact]
    public void cover_every_place_the_documents_speak_of()
    {
        var units = ReferenceData.Units.Select(u => u.Name).ToList();
        foreach (var name in (string[])["浙江省", "湖州市", "湖州南太湖新区", "吴兴区", "南浔区", "德清县", "长兴县", "安吉县", "宁波市", "杭州市", "萧山区", "余杭区", "台州市", "瑞安市", "绍兴市", "上虞区", "杭州湾上虞经济技术开发区"])
            units.ShouldContain(name);
    }

    [Fact]
    public void have_one_root() => ReferenceData.Units.Single(u => u.Parent is null).Code.ShouldBe("330000");
}

public class the_parks
{
    private static IReadOnlyList<SeedPark> Parks => ReferenceData.Parks;

    [Fact]
    public void are_enough_to_choose_from()
    {
        Parks.Count.ShouldBeInRange(25, 40);
        Parks.Sum(p => p.Plots.Count).ShouldBeGreaterThanOrEqualTo(100);
        Parks.Sum(p => p.Buildings.Count).ShouldBeGreaterThanOrEqualTo(80);
    }

    [Fact]
    public void have_unique_ids_names_and_site_codes()
    {
        Parks.Select(p => p.Id).ShouldBeUnique();
        Parks.Select(p => p.Name).ShouldBeUnique();
        Parks.ShouldAllBe(p => p.Plots.Select(s => s.Name).Concat(p.Buildings.Select(s => s.Name)).Distinct().Count() == p.Plots.Count + p.Buildings.Count);
        Parks.SelectMany(p => p.Plots.Select(s => s.Code).Concat(p.Buildings.Select(s => s.Code))).ShouldBeUnique();
    }

    [Fact]
    public void belong_to_a_unit_and_lie_in_a_county()
    {
        var units = ReferenceData.Units.Select(u => u.Code).ToHashSet();
        Parks.ShouldAllBe(p => units.Contains(p.Unit));
        Parks.ShouldAllBe(p => Regions.Find(p.Region)!.Level == RegionLevel.County);
        Parks.ShouldAllBe(p => Regions.IsWithin(p.Region, p.Unit.Substring(0, 6)));
    }

    [Fact]
    public void name_industries_that_exist() => Parks.ShouldAllBe(p => p.Industries.Count >= 3 && p.Industries.All(i => Industries.Find(i) != null));

    [Fact]
    public void say_where_every_fact_comes_from()
    {
        var documents = ReferenceData.Documents.Select(d => d.Id).ToHashSet();
        Parks.ShouldAllBe(p => p.Facts.Count > 0 && p.Facts.All(f => documents.Contains(f.Source) && f.Text.Length > 5));
    }

    [Fact]
    public void offer_sites_with_sensible_figures_marked_as_demo()
    {
        foreach (var plot in Parks.SelectMany(p => p.Plots))
        {
            plot.AreaMu.ShouldBeInRange(10, 500, plot.Code);
            plot.PricePerMu.ShouldBeInRange(20, 120, plot.Code);
            plot.PowerKva.ShouldBeInRange(500, 30_000, plot.Code);
            if (plot.SmallestMu is { } part) part.ShouldBeLessThan(plot.AreaMu, plot.Code);
            plot.Demo.ShouldBeTrue(plot.Code);
        }
        foreach (var building in Parks.SelectMany(p => p.Buildings))
        {
            building.FloorArea.ShouldBeInRange(1_000, 40_000, building.Code);
            building.StoreyHeight.ShouldBeInRange(3.5m, 15, building.Code);
            building.Price.ShouldBeInRange(building.Basis == PriceBasis.RentPerSquareMetre ? 10 : 2_000, building.Basis == PriceBasis.RentPerSquareMetre ? 60 : 12_000, building.Code);
            building.Basis.ShouldNotBe(PriceBasis.LandPerMu, building.Code);
            if (building.SmallestPart is { } part) part.ShouldBeLessThan(building.FloorArea, building.Code);
            building.Demo.ShouldBeTrue(building.Code);
        }
    }

    [Fact]
    public void have_admission_rules_in_force_without_gaps_or_overlaps()
    {
        foreach (var park in Parks)
        {
            for (var at = 1; at < park.Admission.Count; at++) park.Admission[at - 1].ValidTo!.Value.AddDays(1).ShouldBe(park.Admission[at].ValidFrom, park.Id);
            park.Admission[^1].ValidTo.ShouldBeNull(park.Id);
            foreach (var set in park.Admission)
            {
                set.Demo.ShouldBeTrue(park.Id);
                set.Figures.ShouldContain(f => f.Industry == null, park.Id);
                set.Figures.ShouldAllBe(f => f.InvestmentPerMu > 0 && f.TaxPerMu > 0 && f.OutputPerMu > 0);
                set.Figures.Where(f => f.Industry != null).ShouldAllBe(f => Industries.Find(f.Industry) != null);
                set.Rules.ExcludedIndustries.Concat(set.Rules.AllowedIndustries).ShouldAllBe(i => Industries.Find(i) != null);
                park.Industries.ShouldAllBe(i => !set.ExcludedIndustries.Any(x => Industries.IsWithin(i, x)));
            }
        }
    }
}

public class the_targets
{
    [Theory]
    [InlineData("330500", 2020, TargetKind.Target, "NewProjectsOver100M", 580)]
    [InlineData("330500", 2020, TargetKind.Target, "SameYearStartRate", 40)]
    [InlineData("330500", 2020, TargetKind.Target, "LeaderProjectLandingRate", 70)]
    [InlineData("331000", 2019, TargetKind.Target, "Provincial152LandingRate", 50)]
    [InlineData("331000", 2018, TargetKind.Actual, "Provincial152LandingRate", 61.7)]
    [InlineData("331000", 2018, TargetKind.Actual, "LeaderProjectLandingRate", 40.6)]
    [InlineData("330100", 2020, TargetKind.Target, "LandedProjectsOver1B", 100)]
    [InlineData("330100", 2020, TargetKind.Target, "LandedProjectsOver5B", 20)]
    [InlineData("330100", 2020, TargetKind.Target, "LandedProjectsOver10B", 6)]
    [InlineData("330100", 2019, TargetKind.Actual, "Provincial152LandingRate", 72.5)]
    public void hold_the_figures_of_the_domain_guide(string unit, int year, TargetKind kind, string indicator, double value) =>
        ReferenceData.Targets.Single(t => t.Unit == unit && t.Year == year && t.Kind == kind && t.Indicator == indicator).Value.ShouldBe((decimal)value);

    [Fact]
    public void stand_once_in_a_known_document_for_a_known_unit()
    {
        var documents = ReferenceData.Documents.ToDictionary(d => d.Id);
        var units = ReferenceData.Units.Select(u => u.Code).ToHashSet();
        ReferenceData.Targets.Select(t => (t.Unit, t.Year, t.Kind, t.Indicator)).ShouldBeUnique();
        // a work report tells the year before and plans its own
        ReferenceData.Targets.ShouldAllBe(t => units.Contains(t.Unit) && documents[t.Source].Region == t.Unit
            && t.Year == documents[t.Source].Year - (t.Kind == TargetKind.Actual ? 1 : 0) && t.Value > 0);
        ReferenceData.Targets.Where(t => t.Measure == "%").ShouldAllBe(t => t.Value <= 100);
        ReferenceData.Targets.GroupBy(t => t.Indicator).ShouldAllBe(g => g.Select(t => t.Name).Distinct().Count() == 1);
    }

    [Fact]
    public void documents_resolve_to_the_region_of_their_tag() =>
        ReferenceData.Documents.ShouldAllBe(d => Regions.InTitle(d.Title) != null && Regions.InTitle(d.Title)!.Code == d.Region);
}
