using Crm.Leads.Dividing;

namespace Crm.Tests.Leads.Dividing;

public class writing_terms
{
    private static readonly DateOnly Day = new(2026, 6, 3);

    [Fact]
    public void of_nothing_divides_nothing() => new TermsForm(Day).Read("330521", "330523").ShouldBeNull();

    [Fact]
    public void by_parts_gives_the_other_unit_the_rest_and_leaves_out_what_is_empty()
    {
        var form = new TermsForm(Day) { Kind = TermsKind.Split, Years = 3 };
        form.Parts[ShareIndicator.SignedAmount] = 30;
        form.Parts[ShareIndicator.StartedCount] = null;
        var terms = form.Read("330521", "330523")!;
        (terms.From, terms.Years).ShouldBe((Day, 3));
        terms.Indicators.Select(one => (one.Indicator, one.Parts[0].Percent, one.Parts[1].Percent))
            .ShouldBe([(ShareIndicator.SignedCount, 50m, 50m), (ShareIndicator.SignedAmount, 30m, 70m), (ShareIndicator.LandedCount, 50m, 50m)]);
        new BenefitTermsValidator().Validate(terms).IsValid.ShouldBeTrue();
    }

    [Fact]
    public void in_full_gives_each_the_whole_of_every_figure()
    {
        var terms = new TermsForm(Day) { Kind = TermsKind.Double }.Read("330521", "330523")!;
        terms.Indicators.Count.ShouldBe(4);
        terms.Indicators.ShouldAllBe(one => one.Double && one.Parts.All(part => part.Percent == 100));
        new BenefitTermsValidator().Validate(terms).IsValid.ShouldBeTrue();
    }
}
