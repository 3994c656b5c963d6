using Crm.Policies.Figures;
using Crm.Policies.Figures.Extracting;

namespace Crm.Tests.Policies.Figures;

public class an_indicator
{
    private static FigureReading Reading(string subject, decimal value, string unit, bool growth = false) => new(value, null, unit, subject, growth, 2030, 1, FigureNature.Actual, FigureBound.Exact);

    [Theory]
    [InlineData("生产总值", "万元", false, "GDP")]
    [InlineData("地区生产总值", "万元", false, "GDP")]
    [InlineData("地区生产总值", "%", true, "GDP.growth")]
    [InlineData("地方财政收入", "万元", false, "LocalRevenue")]
    [InlineData("“152”项目工程落地率", "%", false, "Provincial152LandingRate")]
    [InlineData("152项目工程落地率", "%", false, "Provincial152LandingRate")]
    public void is_known_by_every_name_it_goes_by(string subject, string unit, bool growth, string code) =>
        Indicators.Of(Reading(subject, 7, unit, growth), province: false)!.Value.Indicator.Code.ShouldBe(code);

    [Theory]
    [InlineData("人均耕地", "亩")]
    [InlineData("全省生产总值", "万元")]
    [InlineData("生产总值", "%")]
    [InlineData("", "%")]
    public void is_not_guessed_from_likeness_nor_taken_in_a_wrong_unit(string subject, string unit) => Indicators.Of(Reading(subject, 7, unit), province: false).ShouldBeNull();

    [Fact]
    public void of_the_whole_province_is_the_provinces() => Indicators.Of(Reading("全省生产总值", 7, "万元"), province: true)!.Value.Indicator.Code.ShouldBe("GDP");

    [Fact]
    public void has_its_figures_in_one_unit()
    {
        Indicators.Of(Reading("人均生产总值", 10, "万元"), false)!.Value.Value.ShouldBe(100_000);
        Indicators.Of(Reading("亩均税收", 305_000, "元"), false)!.Value.Value.ShouldBe(30.5m);
    }

    [Fact]
    public void has_a_code_of_its_own_and_a_unit_that_exists()
    {
        Indicators.All.Select(i => i.Code).ShouldBeUnique();
        Indicators.All.ShouldAllBe(i => FigureUnits.Normal(1, i.Unit) != null);
    }
}
