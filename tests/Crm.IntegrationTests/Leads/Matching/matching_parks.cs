using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.IntegrationTests.Parks;
using Crm.Leads;
using Crm.Leads.Matching;
using Crm.Leads.Opening;
using Crm.Parks;
using Crm.Parks.Matching;
using Crm.Parks.Offering;
using static Crm.IntegrationTests.Parks.SomePark;

namespace Crm.IntegrationTests.Leads.Matching;

public class matching_parks(CrmApp app)
{
    private const string Officer = "officer@330521";

    private static readonly string[] Counties = [.. Regions.All.Where(r => r.Level == RegionLevel.County && r.Code.StartsWith("331", StringComparison.Ordinal)).Select(r => r.Code)];
    private static int counties;

    private readonly Guid lead = Guid.CreateVersion7();
    private readonly Guid proposal = Guid.CreateVersion7();

    [Fact]
    public async Task keeps_what_was_proposed_on_which_inputs_and_rules()
    {
        var park = await Proposed();

        var opened = (await app.Ask(new OpenMatches(lead), Officer)).Answer!;

        var latest = opened.Matches.Latest!;
        (latest.Id, latest.By, latest.Input.LandMu, latest.Rules.Version, opened.Outdated).ShouldBe((proposal, Officer, 80, "2026-01", false));
        var site = latest.Ranking.Single(r => r.SiteId == park.Plot);
        site.Conditions.Single(c => c.Kind == ConditionKind.Land).ShouldBe(new Condition(ConditionKind.Land, Verdict.Met, "80", "96"));
        site.Factors.Sum(f => f.Points).ShouldBe(site.Score);
        MatchWords.Reason(site).ShouldContain("在意向地区内");
    }

    [Fact]
    public async Task gives_the_same_ranking_later_also_after_the_parks_have_changed()
    {
        var park = await Proposed();
        (await app.Send(new RevisePlot(park.Id, park.Plot, Land with { LandMu = 30, PricePerMu = 90 }, Day, 4), "manager@330521")).Ok.ShouldBeTrue();
        (await app.Send(new WithdrawBuilding(park.Id, park.Building, WithdrawalReason.Taken, null, Day), "manager@330521")).Ok.ShouldBeTrue();
        await new SomePark(app).WithSites();

        var again = (await app.Ask(new RecomputeProposal(lead, proposal), Officer)).Answer!;

        again.Same.ShouldBeTrue();
        again.Fingerprint.ShouldBe(again.KeptFingerprint);
        again.Ranking.Single(r => r.SiteId == park.Plot).Size.ShouldBe(96);
        var now = (await app.Ask(new RankParks(lead, Take: 200), Officer)).Answer!;
        now.Fingerprint.ShouldNotBe(again.Fingerprint);
        now.Ranking.Single(r => r.SiteId == park.Plot).Size.ShouldBe(30);
    }

    [Fact]
    public async Task answers_what_would_be_and_records_nothing()
    {
        var park = await Proposed();
        var needs = (await app.Ask(new OpenMatches(lead), Officer)).Answer!.Needs;

        var preview = (await app.Ask(new RankParks(lead, needs with { LandMu = 200 }, Take: 200), Officer)).Answer!;

        preview.Ranking.Single(r => r.SiteId == park.Plot).Conditions.Single(c => c.Kind == ConditionKind.Land).Verdict.ShouldBe(Verdict.Failed);
        await using var session = app.Store.QuerySession();
        (await session.Events.FetchStreamAsync(lead)).Select(e => e.EventTypeName).ShouldBe(["lead_opened", "lead_assigned", "parks_proposed"]);
        (await app.Ask(new RankParks(lead, needs with { Region = "x" }), Officer)).Refusal.ShouldBe(Refusal.Input);
        (await app.Ask(new RankParks(lead, needs, "no such rules"), Officer)).Refusal.ShouldBe(Refusal.Input);
    }

    [Fact]
    public async Task shortlists_declines_with_a_reason_chooses_and_takes_back()
    {
        var park = await Proposed();
        (await app.Send(new ShortlistPark(lead, park.Plot, Day), Officer)).Ok.ShouldBeTrue();
        (await app.Send(new DeclinePark(lead, park.Building, " ", Day), Officer)).Fields.Keys.ShouldBe(["Reason"]);
        (await app.Send(new DeclinePark(lead, park.Building, "层高不够", Day), Officer)).Ok.ShouldBeTrue();
        (await app.Send(new ChoosePark(lead, park.Building, Day), Officer)).Refusal.ShouldBe(Refusal.Rule);
        (await app.Send(new ChoosePark(lead, park.Plot, Day), Officer)).Ok.ShouldBeTrue();
        (await Standings()).ShouldBe([(park.Building, SiteStanding.Declined), (park.Plot, SiteStanding.Chosen)]);

        (await app.Send(new UndoParkDecision(lead, park.Plot, Day), Officer)).Ok.ShouldBeTrue();
        (await app.Send(new UndoParkDecision(lead, park.Building, Day), Officer)).Ok.ShouldBeTrue();
        (await Standings()).ShouldBe([(park.Plot, SiteStanding.Shortlisted)]);
        (await app.Send(new ShortlistPark(lead, Guid.NewGuid(), Day), Officer)).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task is_out_of_reach_for_those_who_do_not_reach_the_lead()
    {
        var park = await Proposed();
        foreach (var stranger in new[] { "officer@330523", "manager@330523" })
        {
            (await app.Ask(new OpenMatches(lead), stranger)).Refusal.ShouldBe(Refusal.Missing);
            (await app.Ask(new RankParks(lead), stranger)).Refusal.ShouldBe(Refusal.Missing);
            (await app.Ask(new RecomputeProposal(lead, proposal), stranger)).Refusal.ShouldBe(Refusal.Missing);
            (await app.Send(new ProposeParks(lead, Guid.NewGuid(), Day), stranger)).Refusal.ShouldBe(Refusal.Missing);
            (await app.Send(new ChoosePark(lead, park.Plot, Day), stranger)).Refusal.ShouldBe(Refusal.Missing);
        }
        (await app.Ask(new OpenMatches(lead), "auditor@330500")).Answer!.MayDecide.ShouldBeFalse();
        (await app.Ask(new OpenMatches(lead), "administrator@330000")).Refusal.ShouldBe(Refusal.Forbidden);
    }

    private async Task<SomePark> Proposed()
    {
        // A county for each test: the parks of other tests are candidates too, and rank behind.
        var county = Counties[Interlocked.Increment(ref counties) % Counties.Length];
        var park = await new SomePark(app, county).WithSites();
        var needs = new Needs { Industry = "C3811", Region = county, LandMu = 80, FloorArea = 5000, Investment = 36000, YearlyTax = 2800, PowerKva = 2000, WantedBy = new(2026, 9, 30) };
        (await app.Send(new OpenLead(lead, "浙江云帆机电有限公司", "电机扩产", Source.Hotline, null, needs, Day, Owner: Officer), Officer)).Sentence.ShouldBeNull();
        (await app.Send(new ProposeParks(lead, proposal, Day), Officer)).Sentence.ShouldBeNull();
        return park;
    }

    private async Task<IEnumerable<(Guid, SiteStanding)>> Standings() =>
        (await app.Ask(new OpenMatches(lead), Officer)).Answer!.Matches.Decisions.Select(d => (d.SiteId, d.Standing));
}
