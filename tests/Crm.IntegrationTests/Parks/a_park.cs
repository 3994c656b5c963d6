using Crm.Foundation;
using Crm.Parks;
using Crm.Parks.Admitting;
using Crm.Parks.Describing;
using Crm.Parks.Listing;
using Crm.Parks.Offering;
using Crm.Parks.Profile;
using static Crm.IntegrationTests.Parks.SomePark;

namespace Crm.IntegrationTests.Parks;

public class a_park(CrmApp app)
{
    [Fact]
    public async Task is_kept_by_its_unit_the_units_above_and_administrators_only()
    {
        var park = await new SomePark(app).Register();
        var describe = new DescribePark(park.Id, park.Description with { Summary = "临近杭州" }, Day, 1);
        (await app.Send(describe, "manager@330523")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(describe, "officer@330521")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(describe, "manager@330500")).Ok.ShouldBeTrue();
        (await app.Send(describe with { Version = 2 }, "administrator@330000")).Ok.ShouldBeTrue();
        (await app.Send(new Crm.Parks.Registering.RegisterPark(Guid.CreateVersion7(), park.Description, Day, "330521"), "manager@330523")).Refusal.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public async Task is_not_written_over_by_somebody_who_saw_an_older_version()
    {
        var park = await new SomePark(app).WithSites();
        var revise = new RevisePlot(park.Id, park.Plot, Land with { PricePerMu = 40 }, Day, 4);
        (await app.Send(revise, "manager@330521")).Ok.ShouldBeTrue();
        (await app.Send(revise with { Offer = Land with { PricePerMu = 50 } }, "manager@330500")).Refusal.ShouldBe(Refusal.Conflict);
        (await app.Send(revise with { ParkId = Guid.NewGuid() }, "manager@330521")).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task shows_everything_on_offer_and_what_was_withdrawn()
    {
        var park = await new SomePark(app).WithSites();
        await app.Send(new WithdrawPlot(park.Id, park.Plot, WithdrawalReason.Taken, null, Day), "manager@330521");
        await app.Send(new RevokeAdmissionRules(park.Id, Admission.ValidFrom, "录错", Day), "manager@330521");

        var (profile, unit, mayKeep) = (await app.Ask(new OpenPark(park.Id), "officer@330523")).Answer!;

        (unit, mayKeep, profile.Version, profile.SitesOnOffer).ShouldBe(("德清县", false, 6, 1));
        profile.Plots.Single().Withdrawn.ShouldBe(new Withdrawal(WithdrawalReason.Taken, null, Day));
        profile.Buildings.Single().Offer.ShouldBe(Hall);
        (profile.Admission.Count, profile.Void.Single().Reason).ShouldBe((0, "录错"));
        (await app.Ask(new OpenPark(Guid.NewGuid()), "officer@330523")).Refusal.ShouldBe(Refusal.Missing);
    }

    [Theory]
    [InlineData(null, null, null, null, true)]
    [InlineData("330521", null, null, null, true)]
    [InlineData("330500", null, null, null, true)]
    [InlineData("330100", null, null, null, false)]
    [InlineData(null, "C38", null, null, true)]
    [InlineData(null, "C3811", null, null, true)]
    [InlineData(null, "C", null, null, true)]
    [InlineData(null, "C26", null, null, false)]
    [InlineData(null, null, SiteKind.Land, 96, true)]
    [InlineData(null, null, SiteKind.Land, 97, false)]
    [InlineData(null, null, null, 96, true)]
    [InlineData(null, null, SiteKind.Building, 12000, true)]
    [InlineData(null, null, SiteKind.Building, 12001, false)]
    public async Task is_found_by_region_industry_and_what_it_has(string? region, string? industry, SiteKind? site, int? size, bool found)
    {
        var park = await new SomePark(app).WithSites();
        var page = (await app.Ask(new FindParks(park.Name, region, industry, site, size), "officer@330523")).Answer!;
        (page.Rows.Count, page.Count, page.MayRegister).ShouldBe((found ? 1 : 0, found ? 1 : 0, false));
    }

    [Fact]
    public async Task is_listed_page_by_page()
    {
        var text = Guid.NewGuid().ToString("N");
        for (var i = 0; i < 3; i++)
        {
            var park = await new SomePark(app).Register();
            await app.Send(new DescribePark(park.Id, park.Description with { Name = $"{text}{"乙甲丙"[i]}" }, Day, 1), "manager@330521");
        }
        var first = (await app.Ask(new FindParks(text, Take: 2), "officer@330523")).Answer!;
        var second = (await app.Ask(new FindParks(text, Take: 2, After: first.Next), "officer@330523")).Answer!;
        string.Concat(first.Rows.Concat(second.Rows).Select(r => r.Name[^1])).ShouldBe("丙甲乙", "by pinyin");
        (first.Count, second.Next).ShouldBe((3, null));
        (await app.Ask(new FindParks(After: "nonsense"), "officer@330523")).Refusal.ShouldBe(Refusal.Input);
        (await app.Ask(new FindParks(Text: "%"), "officer@330523")).Answer!.Count.ShouldBe(0);
    }
}
