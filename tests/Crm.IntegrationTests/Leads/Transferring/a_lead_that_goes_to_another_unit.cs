using Crm.Foundation;
using Crm.IntegrationTests.Commands;
using Crm.IntegrationTests.Notifications;
using Crm.Leads;
using Crm.Leads.Assigning;
using Crm.Leads.Dividing;
using Crm.Leads.Listing;
using Crm.Leads.Merging;
using Crm.Leads.Profile;
using Crm.Leads.Timeline;
using Crm.Leads.Transferring;
using Crm.Notifications;
using Crm.Notifications.Reading;
using Marten;

namespace Crm.IntegrationTests.Leads.Transferring;

/// <summary>From 德清 to 安吉, with 湖州 above both.</summary>
public class a_lead_that_goes_to_another_unit(CrmApp app)
{
    private const string Giver = "officer@330521";
    private const string Taker = "manager@330523";
    private const string Above = "manager@330500";

    private static readonly DateOnly Day = LeadExamples.Day;

    private readonly Guid offer = Guid.CreateVersion7();

    [Fact]
    public async Task is_theirs_once_they_accept_with_what_was_agreed()
    {
        var lead = await Offer();
        var waiting = await Row(lead, Taker, "waiting");
        (waiting.ShouldNotBeNull().Opens, waiting.MayAnswer, waiting.MayRule, waiting.Offer.State).ShouldBe((false, true, false, OfferState.Waiting));
        (await app.Ask(new LeadProfile(lead, false), Taker)).Refusal.ShouldBe(Refusal.Missing, "until then it is not theirs to see");
        (await app.Send(new AcceptOffer(lead, offer, null, null, Day), "manager@330521")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(new AcceptOffer(lead, offer, "officer@330521", null, Day), Taker)).Fields.Keys.ShouldBe(["Owner"]);
        await Do(new AcceptOffer(lead, offer, "officer@330523", "月底前对接", Day), Taker);

        var sheet = (await app.Ask(new LeadProfile(lead, false), "officer@330523")).Answer.ShouldNotBeNull();
        (sheet.Facts.Unit, sheet.Facts.Owner).ShouldBe(("330523", "officer@330523"));
        sheet.Facts.Shares.ShouldHaveSingleItem().Terms.Indicators.Count.ShouldBe(4);
        (await app.Ask(new LeadProfile(lead, false), Giver)).Refusal.ShouldBe(Refusal.Missing);
        (await Events(lead)).ShouldBe(["lead_opened", "lead_assigned", "lead_offered", "lead_offer_accepted", "lead_assigned", "benefit_shares_set"]);
        (await app.Ask(new FindLeads { View = "mine", Take = 200 }, "officer@330523")).Answer!.Rows.ShouldContain(row => row.Id == lead);
        (await app.Ask(new LeadTimeline(lead), "officer@330523")).Answer!.Select(entry => entry.Title).ShouldContain("接收了流转来的线索");
        (await Row(lead, Giver, "all")).ShouldNotBeNull("whoever gave it goes on seeing what came of it").Offer.State.ShouldBe(OfferState.Accepted);
        (await app.Send(new AcceptOffer(lead, offer, null, null, Day), Taker)).Refusal.ShouldBe(Refusal.Conflict);
    }

    [Fact]
    public async Task stays_where_it_is_when_they_decline()
    {
        var lead = await Offer();
        (await app.Send(new DeclineOffer(lead, offer, " ", Day), Taker)).Fields.Keys.ShouldBe(["Reason"]);
        await Do(new DeclineOffer(lead, offer, "没有合适的地", Day), Taker);
        var sheet = (await app.Ask(new LeadProfile(lead, false), Giver)).Answer.ShouldNotBeNull();
        (sheet.Facts.Unit, sheet.Facts.Owner, sheet.Facts.Shares.Count).ShouldBe(("330521", Giver, 0));
        var row = (await Row(lead, Giver, "all")).ShouldNotBeNull();
        (row.Offer.State, row.Offer.Answer!.Text, row.MayArgue).ShouldBe((OfferState.Declined, "没有合适的地", true));
        await Do(new OfferLead(lead, Guid.CreateVersion7(), "330500", "由市里统筹", null, Day), Giver);
    }

    [Fact]
    public async Task is_offered_no_more_once_it_is_taken_back_or_assigned()
    {
        var lead = await Offer();
        await Do(new WithdrawOffer(lead, offer, "投资方改了主意", Day), Giver);
        (await Row(lead, Taker, "waiting")).ShouldBeNull();
        (await app.Send(new AcceptOffer(lead, offer, null, null, Day), Taker)).Refusal.ShouldBe(Refusal.Missing, "it is not theirs, and was never more than offered");

        var other = await Offer();
        await Do(new AssignLead(other, "330500", null, "由市里统筹", Day), Above);
        (await Row(other, Taker, "all")).ShouldNotBeNull().Offer.State.ShouldBe(OfferState.Lapsed);
        (await app.Send(new AcceptOffer(other, offer, null, null, Day), Taker)).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task goes_where_a_manager_above_both_rules_and_what_both_said_stays()
    {
        var lead = await Offer();
        (await app.Send(Ruling(lead), Above)).Sentence!.ShouldContain("提请裁决");
        await Do(new DeclineOffer(lead, offer, "应由我县牵头", Day), Taker);
        await Do(new DisputeOffer(lead, offer, "5 月 20 日由德清首次接触", null, Day), Giver);
        await Do(new DisputeOffer(lead, offer, "5 月 18 日由安吉接待", null, Day), Taker);
        foreach (var party in new[] { "manager@330521", Taker }) (await app.Send(Ruling(lead), party)).Refusal.ShouldBe(Refusal.Forbidden, party);
        (await Row(lead, Above, "disputed")).ShouldNotBeNull().MayRule.ShouldBeTrue();
        await Do(Ruling(lead), Above);

        var row = (await Row(lead, Above, "all")).ShouldNotBeNull();
        row.Offer.Statements.Select(said => (said.Unit, said.By)).ShouldBe([("330521", Giver), ("330523", Taker)]);
        (row.Offer.State, row.Offer.Answer!.Unit, row.Offer.Answer.By).ShouldBe((OfferState.Ruled, "330523", Above));
        var facts = (await app.Ask(new LeadProfile(lead, false), Above)).Answer!.Facts;
        (facts.Unit, facts.Owner, facts.Shares.Count).ShouldBe(("330523", null, 1));
        (await app.Ask(new LeadTimeline(lead), Above)).Answer!.Count(entry => entry.Text is "5 月 20 日由德清首次接触" or "5 月 18 日由安吉接待").ShouldBe(2);
    }

    [Fact]
    public async Task rings_the_bell_of_whoever_is_to_answer_and_of_whoever_asked()
    {
        var lead = await Offer();
        var notice = await Until.Found(() => Notice(Taker, NewsKind.LeadOffered, lead), "the offer in the other manager's bell");
        notice.Link.ShouldBe("/leads/offers");
        await Do(new DeclineOffer(lead, offer, "没有合适的地", Day), Taker);
        await Until.Found(() => Notice(Giver, NewsKind.LeadOfferDeclined, lead), "the answer in the bell of whoever asked");
    }

    [Fact]
    public async Task is_merged_only_as_the_one_that_is_kept_while_its_figures_are_divided()
    {
        var (shared, other) = (await LeadExamples.Owned(app), await LeadExamples.Owned(app));
        await Do(new SetBenefitShares(shared, Guid.NewGuid(), TransferExamples.Halves, "两县协商", Day, 2), Above);
        (await app.Send(new MergeLeads(other, shared, null, null, Day, 2, 3), Giver)).Sentence!.ShouldContain("分成");
        await Do(new MergeLeads(shared, other, null, null, Day, 3, 2), Giver);
    }

    [Fact]
    public async Task has_its_figures_divided_only_among_units_that_are_there_and_the_one_in_charge()
    {
        var lead = await LeadExamples.Owned(app);
        BenefitTerms Terms(string one, string other) => new(Day, 5, [new(ShareIndicator.SignedCount, false, [new(one, 50), new(other, 50)])]);
        (await app.Send(new OfferLead(lead, offer, "330523", "选址", Terms("330521", "nowhere"), Day), Giver)).Fields.Keys.ShouldBe(["Terms"]);
        (await app.Send(new OfferLead(lead, offer, "330523", "选址", Terms("330521", "330500"), Day), Giver)).Fields.Keys.ShouldBe(["Terms"]);
        (await app.Send(new SetBenefitShares(lead, offer, Terms("330523", "330523"), "试", Day, 2), Above)).Refusal.ShouldBe(Refusal.Input);
        (await app.Send(new SetBenefitShares(lead, offer, Terms("330521", "330523"), "试", Day, 2), "manager@330521")).Refusal.ShouldBe(Refusal.Forbidden);
    }

    private async Task<Guid> Offer()
    {
        var lead = await LeadExamples.Owned(app);
        await Do(new OfferLead(lead, offer, "330523", "项目选址在安吉", TransferExamples.Halves, Day), Giver);
        return lead;
    }

    private RuleOnOffer Ruling(Guid lead) => new(lead, offer, "330523", null, "落地在安吉", TransferExamples.Halves, Day);

    private async Task<OfferRow?> Row(Guid lead, string login, string view) => (await app.Ask(new FindOffers(view, lead), login)).Answer!.Rows.SingleOrDefault();

    private async Task<Notice?> Notice(string login, NewsKind kind, Guid lead)
    {
        await using var session = app.Store.QuerySession();
        var row = await session.LoadAsync<OfferListing>(lead);
        return await session.Query<Notice>().Where(n => n.Login == login && n.Kind == kind && n.At >= row!.Updated.AddMinutes(-1)).FirstOrDefaultAsync();
    }

    private async Task<IEnumerable<string>> Events(Guid lead)
    {
        await using var session = app.Store.QuerySession();
        return (await session.Events.FetchStreamAsync(lead)).Select(e => e.EventTypeName);
    }

    private async Task Do(ICommand command, string login) => (await app.Send(command, login)).Sentence.ShouldBeNull(command.GetType().Name);
}
