using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Revising;

namespace Crm.Tests.Leads.Revising;

public class a_form_of_needs
{
    private static readonly Needs Known = new()
    {
        Industry = "C38", Region = "330521", LandMu = 80, Investment = 32_000, Site = SitePreference.Land, PowerKva = 6300, WantedBy = new DateOnly(2027, 3, 1), Remarks = "要变电房",
    };

    [Fact]
    public void changes_nothing_that_was_not_touched() => new NeedsForm(Known).Read().ShouldBe(Known);

    [Fact]
    public void reads_quantities_as_people_write_them()
    {
        var form = new NeedsForm(new Needs()) { Investment = "1.2亿", LandMu = "5公顷", FloorArea = "1.2万平方米", PowerKva = "6,300" };
        var needs = form.Read();
        (needs.Investment, needs.LandMu, needs.FloorArea, needs.PowerKva).ShouldBe((12_000, 75, 12_000, 6_300));
    }

    [Fact]
    public void keeps_the_currency_the_investor_named_beside_the_amount_in_yuan()
    {
        var form = new NeedsForm(new Needs()) { Investment = "500万美元", InYuan = "3600万" };
        form.IsForeign.ShouldBeTrue();
        var needs = form.Read();
        (needs.Investment, needs.Currency, needs.OriginalInvestment).ShouldBe((3600, "USD", 500));
        new NeedsForm(needs).Read().ShouldBe(needs);
    }

    [Theory]
    [InlineData("很多", nameof(NeedsForm.Investment))]
    [InlineData("-5", nameof(NeedsForm.LandMu))]
    [InlineData("电", nameof(NeedsForm.PowerKva))]
    public void names_the_field_that_can_not_be_read(string typed, string field)
    {
        var form = new NeedsForm(Known);
        typeof(NeedsForm).GetProperty(field)!.SetValue(form, typed);
        Should.Throw<RuleBroken>(form.Read).Field.ShouldBe(field);
    }

    [Fact]
    public void takes_over_what_somebody_else_changed_meanwhile_and_keeps_what_was_typed()
    {
        var form = new NeedsForm(Known) { LandMu = "90" };
        var merged = form.On(Known with { Investment = 50_000, LandMu = 70, Remarks = "改了" }).Read();
        merged.ShouldBe(Known with { Investment = 50_000, LandMu = 90, Remarks = "改了" });
    }
}
