using Crm.Policies.Figures;
using Crm.Policies.Figures.Comparing;
using Crm.Policies.Figures.Extracting;

namespace Crm.Tests.Policies.Figures;

public class an_address_of_figures
{
    [Theory]
    [InlineData("/policies/figures?region=330500&from=2018&to=2020&all=all", "card", "330500", null, null, "2018", "2020", "all")]
    [InlineData("/policies/figures?view=compare&indicator=GDP.growth&regions=330500,330100", "compare", null, "GDP.growth", "330500,330100", null, null, null)]
    public void says_what_is_shown(string url, string? view, string? region, string? indicator, string? regions, string? from, string? to, string? all) =>
        FigureAddress.Of(view, region, indicator, regions, from, to, all).Url.ShouldBe(url);

    [Fact]
    public void that_makes_no_sense_is_read_as_far_as_it_does() => FigureAddress.Of("x", " ", null, "", "99999", "-1", "x").ShouldBe(new(false, null, null, null, null, null, false));

    [Theory]
    [InlineData(31005000, "万元", "3,100.5", "亿元")]
    [InlineData(800, "万元", "800", "万元")]
    [InlineData(59028, "元", "59,028", "元")]
    [InlineData(1340000, "万美元", "134", "亿美元")]
    [InlineData(19500, "亩", "19,500", "亩")]
    [InlineData(1200000, "人次", "120", "万人次")]
    public void leads_to_numbers_in_the_scale_people_read(int value, string unit, string number, string shown) => FigureWords.Shown(value, null, unit).ShouldBe((number, shown));

    [Fact]
    public void leads_to_a_grid_in_which_documents_that_differ_stand_side_by_side()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        RegionFigure Row(Guid document, decimal value, int start, FigureNature nature = FigureNature.Actual) =>
            new("330500", "GDP", 2030, nature, value, null, "万元", FigureBound.Exact, null, "生产总值", document, "报告", 1, start, 4);
        var grid = FigureGrid.Of([Row(one, 100, 5), Row(one, 100, 90), Row(other, 110, 5), Row(one, 120, 200, FigureNature.Target)], f => f.Region);
        var cell = grid.At("330500", 2030)!;
        cell.Actual.Select(f => f.Value).ShouldBe([100, 110]);
        cell.Target.ShouldHaveSingleItem();
        cell.Disagree.ShouldBeTrue();
        grid.Most.ShouldBe(120);
        grid.At("330500", 2029).ShouldBeNull();
    }
}
