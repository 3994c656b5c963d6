using Crm.Foundation;
using Crm.Parks;
using Crm.Parks.Matching;

namespace Crm.Tests.Parks.Matching;

public class nearness_and_kinship
{
    [Theory]
    [InlineData("330521", "330521", Nearness.Within)]
    [InlineData("330521", "330500", Nearness.Within)]
    [InlineData("330521", "330000", Nearness.Within)]
    [InlineData("330500-P01", "330500", Nearness.Within)]
    [InlineData("330522", "330521", Nearness.SameCity)]
    [InlineData("330500-P01", "330521", Nearness.SameCity)]
    [InlineData("330109", "330521", Nearness.SameProvince)]
    [InlineData("330000", "330521", Nearness.SameProvince)]
    [InlineData("310115", "330521", Nearness.Elsewhere)]
    [InlineData("310115", "310104", Nearness.SameCity)]
    [InlineData("500230", "500112", Nearness.SameCity)]
    [InlineData("429004", "429005", Nearness.SameProvince)]
    public void reads_nearness_off_the_region_codes(string place, string wanted, Nearness nearness) => Nearnesses.Of(place, wanted).ShouldBe(nearness);

    [Theory]
    [InlineData("C3811", "C38", Kinship.Covered)]
    [InlineData("C3811", "C3811", Kinship.Covered)]
    [InlineData("C3811", "C", Kinship.Covered)]
    [InlineData("C3811", "C3812", Kinship.SameGroup)]
    [InlineData("C381", "C3812", Kinship.SameGroup)]
    [InlineData("C38", "C3812", Kinship.SameDivision)]
    [InlineData("C3821", "C3811", Kinship.SameDivision)]
    [InlineData("C", "C38", Kinship.SameSection)]
    [InlineData("C26", "C38", Kinship.SameSection)]
    [InlineData("G59", "C38", Kinship.None)]
    public void reads_kinship_off_the_industry_codes(string industry, string leading, Kinship kinship) => Kinships.Of(industry, leading).ShouldBe(kinship);

    [Fact]
    public void takes_the_closest_of_several_leading_industries() =>
        Kinships.Closest("C3811", ["G59", "C26", "C38", "C3812"]).ShouldBe((Kinship.Covered, "C38"));

    [Fact]
    public void starts_with_rules_that_can_be_reckoned_with() => MatchRules.Default.MustBeSound();

    [Fact]
    public void refuses_rules_that_can_not_be_reckoned_with()
    {
        var rules = MatchRules.Default;
        Should.Throw<RuleBroken>(() => (rules with { Weights = new Dictionary<Factor, decimal>(rules.Weights) { [Factor.Price] = 11 } }).MustBeSound());
        Should.Throw<RuleBroken>(() => (rules with { UnknownShare = 1.5m }).MustBeSound());
        Should.Throw<RuleBroken>(() => (rules with { WastefulFrom = 1 }).MustBeSound());
        Should.Throw<RuleBroken>(() => (rules with { Prices = new Dictionary<PriceBasis, PriceBand>() }).MustBeSound());
    }
}
