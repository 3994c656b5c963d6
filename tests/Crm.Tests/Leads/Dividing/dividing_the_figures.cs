using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Dividing;
using Crm.Pipeline.Counting;
using Crm.Pipeline.Dividing;
using Crm.Pipeline.History;
using static Crm.Tests.Leads.Transferring.People;

namespace Crm.Tests.Leads.Dividing;

public class dividing_the_figures
{
    private static readonly DateOnly Day = new(2026, 6, 3);
    private static readonly IndicatorTerms Halves = new(ShareIndicator.SignedCount, false, [new(Deqing, 50), new(Anji, 50)]);
    private static readonly IndicatorTerms Both = new(ShareIndicator.SignedCount, true, [new(Deqing, 100), new(Anji, 100)]);

    [Theory]
    [InlineData(50, 50, true)]
    [InlineData(33.33, 66.67, true)]
    [InlineData(100, 0, true)]
    [InlineData(50, 49, false)]
    [InlineData(60, 60, false)]
    [InlineData(110, -10, false)]
    [InlineData(33.333, 66.667, false)]
    public void takes_parts_that_are_together_the_whole(double one, double other, bool possible) =>
        IsValid(Terms(Halves with { Parts = [new(Deqing, (decimal)one), new(Anji, (decimal)other)] })).ShouldBe(possible);

    [Fact]
    public void takes_the_whole_for_each_where_both_count_in_full()
    {
        IsValid(Terms(Both)).ShouldBeTrue();
        IsValid(Terms(Both with { Parts = [new(Deqing, 100), new(Anji, 50)] })).ShouldBeFalse();
        IsValid(Terms(Halves with { Parts = [new(Deqing, 100), new(Anji, 100)] })).ShouldBeFalse();
    }

    [Fact]
    public void takes_two_units_or_more_each_figure_once_and_a_term()
    {
        IsValid(Terms(Halves with { Parts = [new(Deqing, 100)] })).ShouldBeFalse();
        IsValid(Terms(Halves with { Parts = [new(Deqing, 50), new(Deqing, 50)] })).ShouldBeFalse();
        IsValid(Terms(Halves, Halves)).ShouldBeFalse();
        IsValid(Terms()).ShouldBeFalse();
        IsValid(Terms(Halves) with { Years = 0 }).ShouldBeFalse();
        IsValid(Terms(Halves) with { Years = 31 }).ShouldBeFalse();
        IsValid(Terms(Halves, Both with { Indicator = ShareIndicator.SignedAmount })).ShouldBeTrue();
    }

    [Fact]
    public void holds_from_its_first_day_until_its_term_is_over()
    {
        var known = new[] { Shares(Terms(Halves)) };
        InForce(known, Day.AddDays(-1)).ShouldBeNull();
        InForce(known, Day).ShouldBe(Halves);
        InForce(known, Day.AddYears(5).AddDays(-1)).ShouldBe(Halves);
        InForce(known, Day.AddYears(5)).ShouldBeNull();
        Division.InForce(known, ShareIndicator.LandedCount, Day).ShouldBeNull("what is not named is not divided");
        InForce([known[0] with { EndedOn = Day.AddDays(9) }], Day.AddDays(8)).ShouldBe(Halves);
        InForce([known[0] with { EndedOn = Day.AddDays(9) }], Day.AddDays(9)).ShouldBeNull();
    }

    [Fact]
    public void goes_by_the_agreement_that_began_last()
    {
        var later = Shares(Terms(Both) with { From = Day.AddDays(30), Years = 1 });
        DatedShares[] known = [later, Shares(Terms(Halves))];
        InForce(known, Day.AddDays(29)).ShouldBe(Halves);
        InForce(known, Day.AddDays(30)).ShouldBe(Both);
        InForce(known, Day.AddDays(30).AddYears(1)).ShouldBeNull("an earlier one does not come to life again");
        InForce([Shares(Terms(Halves)), Shares(Terms(Both))], Day).ShouldBe(Both);
    }

    [Fact]
    public void counts_a_unit_s_parts_and_never_more_than_the_project()
    {
        Part(Halves, Anji).ShouldBe(50);
        Part(Halves, Deqing).ShouldBe(50);
        Part(Halves, City).ShouldBe(100);
        Part(Both, Anji).ShouldBe(100);
        Part(Both, City).ShouldBe(100, "a city counts a project once, even where two districts count it in full");
        Part(null, Anji).ShouldBe(0);
        Part(null, Deqing).ShouldBe(100);
    }

    [Fact]
    public void gives_the_part_of_a_unit_above_to_the_one_in_charge_below_it()
    {
        var withCity = Halves with { Parts = [new(City, 40), new("340000", 60)] };
        Part(withCity, Deqing).ShouldBe(40);
        Part(withCity, City).ShouldBe(40);
        Part(withCity, Anji).ShouldBe(0);
        Part(Halves with { Parts = [new(City, 40), new(Deqing, 60)] }, Deqing).ShouldBe(60, "its own part is nearer");
    }

    [Fact]
    public void knows_on_a_day_what_was_agreed_or_recorded_by_then()
    {
        var shares = new DatedShares(Guid.NewGuid(), Terms(Halves), Day, Day.AddDays(10), Day.AddDays(40), Day.AddDays(50));
        Attribution.Known([shares], new AsOf(Day.AddDays(-1), Standpoint.AsHappened)).ShouldBeEmpty();
        Attribution.Known([shares], new AsOf(Day, Standpoint.AsHappened)).ShouldHaveSingleItem().EndedOn.ShouldBeNull();
        Attribution.Known([shares], new AsOf(Day.AddDays(9), Standpoint.AsRecorded)).ShouldBeEmpty();
        Attribution.Known([shares], new AsOf(Day.AddDays(45), Standpoint.AsRecorded)).ShouldHaveSingleItem().EndedOn.ShouldBeNull();
        Attribution.Known([shares], new AsOf(Day.AddDays(45), Standpoint.AsHappened)).ShouldHaveSingleItem().EndedOn.ShouldBe(Day.AddDays(40));
    }

    [Fact]
    public void is_set_and_ended_by_a_manager_above_all_units_of_the_terms()
    {
        var lead = new Lead { Id = Guid.NewGuid(), Unit = Deqing };
        var setting = new SetBenefitShares(lead.Id, Guid.NewGuid(), Terms(Halves), "两县协商", Day, 1);
        var set = (BenefitSharesSet)SetBenefitSharesHandler.Decide(setting, lead, CityManager).ShouldHaveSingleItem();
        Should.Throw<RuleBroken>(() => SetBenefitSharesHandler.Decide(setting, lead, DeqingManager).ToList()).Kind.ShouldBe(Refusal.Forbidden);
        var held = lead.Apply(set);
        Should.Throw<RuleBroken>(() => SetBenefitSharesHandler.Decide(setting, held, CityManager).ToList()).Kind.ShouldBe(Refusal.Conflict);
        var ending = new EndBenefitShares(lead.Id, setting.Agreement, "协议解除", Day);
        Should.Throw<RuleBroken>(() => EndBenefitSharesHandler.Decide(ending, held, AnjiManager).ToList()).Kind.ShouldBe(Refusal.Forbidden);
        var ended = (BenefitSharesEnded)EndBenefitSharesHandler.Decide(ending, held, CityManager).ShouldHaveSingleItem();
        Should.Throw<RuleBroken>(() => EndBenefitSharesHandler.Decide(ending, held.Apply(ended), CityManager).ToList()).Kind.ShouldBe(Refusal.Missing);
    }

    private static BenefitTerms Terms(params IndicatorTerms[] indicators) => new(Day, 5, indicators);

    private static DatedShares Shares(BenefitTerms terms) => new(Guid.NewGuid(), terms, Day, Day);

    private static IndicatorTerms? InForce(IEnumerable<DatedShares> known, DateOnly day) => Division.InForce(known, ShareIndicator.SignedCount, day);

    private static decimal Part(IndicatorTerms? terms, string unit) => Division.PartOf(terms, Deqing, Below(unit), Below);

    private static bool IsValid(BenefitTerms terms) => new BenefitTermsValidator().Validate(terms).IsValid;
}
