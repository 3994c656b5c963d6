using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Matching;
using Crm.Leads.Opening;
using Crm.Parks.Matching;
using Crm.Parks.Matching.Adopting;
using static Crm.IntegrationTests.Parks.SomePark;

namespace Crm.IntegrationTests.Parks;

public class matching_rules(CrmApp app)
{
    // 安吉's own, so that no other test sees them.
    private const string Unit = "330523";

    [Fact]
    public async Task of_a_unit_are_used_for_its_leads_from_their_first_day_on()
    {
        await new SomePark(app).WithSites();
        var lead = Guid.CreateVersion7();
        await app.Send(new OpenLead(lead, "安吉某公司", "新建", Source.Hotline, null, new Needs { LandMu = 50 }, Day, Owner: "officer@330523"), "officer@330523");
        var own = MatchRules.Default with { Version = "安吉" + lead.ToString("N")[20..], ValidFrom = new(2026, 2, 1), UnknownShare = 0.25m };
        var later = own with { Version = own.Version + "二", ValidFrom = new(2099, 1, 1) };

        (await app.Send(new AdoptMatchRules(Unit, own, Day), "manager@330521")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(new AdoptMatchRules(Unit, own with { UnknownShare = 2 }, Day), "manager@330523")).Refusal.ShouldBe(Refusal.Rule);
        (await app.Send(new AdoptMatchRules(Unit, own, Day), "manager@330523")).Sentence.ShouldBeNull();
        (await app.Send(new AdoptMatchRules(Unit, later, Day), "manager@330500")).Sentence.ShouldBeNull();
        (await app.Send(new AdoptMatchRules(Unit, later, Day), "manager@330500")).Refusal.ShouldBe(Refusal.Rule);

        var found = (await app.Ask(new FindMatchRules(Unit), "officer@330523")).Answer!;
        found.All.Select(r => r.Version).ShouldBe([later.Version, own.Version, "2026-01"]);
        (found.InForce.Version, found.MayAdopt).ShouldBe((own.Version, false));
        (await app.Ask(new RankParks(lead), "officer@330523")).Answer!.Rules.UnknownShare.ShouldBe(0.25m);
        (await app.Ask(new RankParks(lead, RulesVersion: "2026-01"), "officer@330523")).Answer!.Rules.UnknownShare.ShouldBe(0.5m);
    }
}
