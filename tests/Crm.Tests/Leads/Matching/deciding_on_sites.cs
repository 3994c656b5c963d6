using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Matching;
using Crm.Parks.Matching;
using static Crm.Tests.Parks.Matching.Samples;

namespace Crm.Tests.Leads.Matching;

public class deciding_on_sites
{
    private static readonly Guid First = Plot.SiteId;
    private static readonly Guid Second = Building.SiteId;
    private static readonly ProposeParks Command = new(Guid.Empty, Guid.CreateVersion7(), Today);
    private static readonly SiteSnapshot Snapshot = new([Plot, Building], [new ParkVersion(Plot.ParkId, 4)]);

    private static Lead Proposed => new Lead { Stage = Stage.Negotiating }.Apply(Propose(new Lead { Stage = Stage.Negotiating }));

    [Fact]
    public void keeps_everything_a_proposal_was_made_from()
    {
        var proposed = Propose(new Lead { Stage = Stage.Lead });
        (proposed.Input, proposed.Rules, proposed.Parks, proposed.Candidates).ShouldBe((MotorMaker, MatchRules.Default, Snapshot.Parks, 2));
        proposed.Fingerprint.ShouldBe(Fingerprint.Of(MotorMaker, MatchRules.Default, Snapshot.Candidates));
        proposed.Ranking.Select(r => r.SiteId).ShouldBe([First, Second]);
    }

    [Fact]
    public void keeps_no_more_of_a_ranking_than_anybody_reads()
    {
        var many = Enumerable.Range(0, 30).Select(_ => Plot with { SiteId = Guid.CreateVersion7() }).ToList();
        var proposed = (ParksProposed)ProposeParksHandler.Decide(Command, new Lead(), MotorMaker, MatchRules.Default, new(many, []), Today).Single();
        (proposed.Candidates, proposed.Ranking.Count).ShouldBe((30, ProposeParksHandler.Kept));
    }

    [Fact]
    public void is_refused_for_a_terminated_lead() => Refused(() => Propose(new Lead { Stage = Stage.Terminated }));

    [Fact]
    public void is_refused_where_there_is_nothing_to_propose() =>
        Refused(() => ProposeParksHandler.Decide(Command, new Lead(), MotorMaker, MatchRules.Default, new([], []), Today).ToList());

    [Fact]
    public void shortlists_once()
    {
        var lead = Shortlist(Proposed, First);
        Standing(lead, First).ShouldBe(SiteStanding.Shortlisted);
        Refused(() => Shortlist(lead, First));
    }

    [Fact]
    public void puts_the_site_chosen_before_back_on_the_shortlist()
    {
        var lead = Choose(Choose(Proposed, First), Second);
        (Standing(lead, First), Standing(lead, Second)).ShouldBe((SiteStanding.Shortlisted, SiteStanding.Chosen));
    }

    [Fact]
    public void does_not_choose_what_was_declined() => Refused(() => Choose(Decline(Proposed, First), First));

    [Fact]
    public void takes_the_last_decision_back_to_where_the_site_stood()
    {
        Standing(Undo(Choose(Shortlist(Proposed, First), First), First), First).ShouldBe(SiteStanding.Shortlisted);
        Standing(Undo(Decline(Proposed, First), First), First).ShouldBe(SiteStanding.Proposed);
        Refused(() => Undo(Proposed, First));
    }

    [Fact]
    public void keeps_decisions_through_a_new_proposal_and_forgets_undecided_sites_that_are_not_in_it()
    {
        var again = Shortlist(Proposed, Second).Apply((ParksProposed)ProposeParksHandler
            .Decide(Command, new Lead(), MotorMaker, MatchRules.Default, new([Plot with { SiteId = Guid.CreateVersion7() }], []), Today).Single());
        again.Sites.Count.ShouldBe(2);
        Standing(again, Second).ShouldBe(SiteStanding.Shortlisted);
    }

    private static ParksProposed Propose(Lead lead) => (ParksProposed)ProposeParksHandler.Decide(Command, lead, MotorMaker, MatchRules.Default, Snapshot, Today).Single();

    private static Lead Shortlist(Lead lead, Guid site) => lead.Apply((ParkShortlisted)ShortlistParkHandler.Decide(new(Guid.Empty, site, Today), lead, Today).Single());

    private static Lead Decline(Lead lead, Guid site) => lead.Apply((ParkDeclined)DeclineParkHandler.Decide(new(Guid.Empty, site, "太贵", Today), lead, Today).Single());

    private static Lead Choose(Lead lead, Guid site) => lead.Apply((ParkChosen)ChooseParkHandler.Decide(new(Guid.Empty, site, Today), lead, Today).Single());

    private static Lead Undo(Lead lead, Guid site) => lead.Apply((ParkDecisionUndone)UndoParkDecisionHandler.Decide(new(Guid.Empty, site, Today), lead, Today).Single());

    private static SiteStanding Standing(Lead lead, Guid site) => lead.Sites.Single(s => s.SiteId == site).Standing;

    private static void Refused(Action act) => Should.Throw<RuleBroken>(act);

    private static void Refused(Func<object> act) => Should.Throw<RuleBroken>(() => { act(); });
}
