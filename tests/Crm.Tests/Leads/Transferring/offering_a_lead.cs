using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Dividing;
using Crm.Leads.Transferring;
using Crm.Team;
using static Crm.Tests.Leads.Transferring.People;

namespace Crm.Tests.Leads.Transferring;

public class offering_a_lead
{
    private static readonly DateOnly Day = new(2026, 6, 3);
    private static readonly Guid Offer = Guid.NewGuid();
    private static readonly Lead Owned = new() { Id = Guid.NewGuid(), Number = "XS1", Stage = Stage.Negotiating, Unit = Deqing, UnitPath = DeqingPlace.Path, Owner = "chen" };
    private static readonly BenefitTerms Halves = new(Day, 5, [new(ShareIndicator.SignedCount, false, [new(Deqing, 50), new(Anji, 50)])]);

    private static Lead Offered => Owned.Apply((JasperFx.Events.IEvent<LeadOffered>)Samples.Event(new LeadOffered(Offer, Deqing, DeqingPlace.Path, Anji, AnjiPlace.Path, "选址在安吉", Halves, Day), 2));

    private static Lead Disputed => Offered.Apply(new LeadOfferDisputed(Offer, Deqing, "我们先接触", [], Day));

    [Fact]
    public void leaves_it_where_it_is_until_it_is_accepted()
    {
        var offered = (LeadOffered)OfferLeadHandler.Decide(Offering(), Owned, AnjiPlace, Officer).ShouldHaveSingleItem();
        (offered.From, offered.To, offered.Terms).ShouldBe((Deqing, Anji, Halves));
        (Offered.Unit, Offered.Owner, Offered.Offer!.By, Offered.Offer.State).ShouldBe((Deqing, "chen", "chen", OfferState.Waiting));
    }

    [Fact]
    public void is_for_the_officer_and_the_managers_of_the_unit_in_charge()
    {
        OfferLeadHandler.Decide(Offering(), Owned, AnjiPlace, DeqingManager).ShouldHaveSingleItem();
        OfferLeadHandler.Decide(Offering(), Owned, AnjiPlace, CityManager).ShouldHaveSingleItem();
        Refused(() => OfferLeadHandler.Decide(Offering(), Owned with { SharedWith = ["wu"] }, AnjiPlace, AnjiOfficer)).Kind.ShouldBe(Refusal.Forbidden);
        Refused(() => OfferLeadHandler.Decide(Offering(), Owned, AnjiPlace, AnjiManager)).Kind.ShouldBe(Refusal.Forbidden);
        OfferRights.Gives(Officer, Deqing, null).ShouldBeTrue("what lies in the pool is everybody's there");
        OfferRights.Gives(AnjiOfficer, Deqing, null).ShouldBeFalse();
    }

    [Fact]
    public void is_refused_while_another_offer_waits_and_to_the_unit_in_charge()
    {
        Refused(() => OfferLeadHandler.Decide(Offering(), Offered, AnjiPlace, Officer)).Text.ShouldContain("正在流转");
        Refused(() => OfferLeadHandler.Decide(Offering(), Owned, DeqingPlace, Officer)).Text.ShouldContain("已经在这个单位");
        Refused(() => OfferLeadHandler.Decide(Offering(), Owned with { Stage = Stage.Terminated }, AnjiPlace, Officer)).Text.ShouldContain("已经终止");
        OfferLeadHandler.Decide(Offering(), Offered.Apply(new LeadOfferDeclined(Offer, "没有地", Day)), AnjiPlace, Officer).ShouldHaveSingleItem();
    }

    [Fact]
    public void gives_the_lead_to_the_unit_that_accepts_with_what_was_agreed()
    {
        var facts = AcceptOfferHandler.Decide(Accepting() with { Owner = "wu" }, Offered, AnjiPlace, AnjiManager).ToList();
        facts.Select(fact => fact.GetType()).ShouldBe([typeof(LeadOfferAccepted), typeof(LeadAssigned), typeof(BenefitSharesSet)]);
        ((LeadAssigned)facts[1]).ShouldBe(new LeadAssigned(Anji, AnjiPlace.Path, "wu", "chen", "选址在安吉", Day));
        ((BenefitSharesSet)facts[2]).Terms.ShouldBe(Halves);
        var after = Offered.Apply((LeadOfferAccepted)facts[0]).Apply((LeadAssigned)facts[1]).Apply((BenefitSharesSet)facts[2]);
        (after.Unit, after.Owner, after.Offer).ShouldBe((Anji, "wu", null));
        after.Shares.ShouldHaveSingleItem().EndedOn.ShouldBeNull();
    }

    [Fact]
    public void is_answered_by_managers_of_the_other_unit_alone_and_once()
    {
        foreach (var stranger in new[] { Officer, DeqingManager, AnjiOfficer })
        {
            Refused(() => AcceptOfferHandler.Decide(Accepting(), Offered, AnjiPlace, stranger)).Kind.ShouldBe(Refusal.Forbidden, stranger.Login);
            Refused(() => DeclineOfferHandler.Decide(Declining(), Offered, stranger)).Kind.ShouldBe(Refusal.Forbidden, stranger.Login);
        }
        var declined = Offered.Apply((LeadOfferDeclined)DeclineOfferHandler.Decide(Declining(), Offered, AnjiManager).ShouldHaveSingleItem());
        Refused(() => AcceptOfferHandler.Decide(Accepting(), declined, AnjiPlace, AnjiManager)).Text.ShouldContain("已经谢绝");
        Refused(() => AcceptOfferHandler.Decide(Accepting(), Disputed, AnjiPlace, AnjiManager)).Text.ShouldContain("提请裁决");
        Refused(() => AcceptOfferHandler.Decide(Accepting() with { Offer = Guid.NewGuid() }, Offered, AnjiPlace, AnjiManager)).Kind.ShouldBe(Refusal.Conflict);
    }

    [Fact]
    public void is_taken_back_by_the_side_that_gives()
    {
        var withdrawing = new WithdrawOffer(Owned.Id, Offer, "投资方改了主意", Day);
        var withdrawn = (LeadOfferWithdrawn)WithdrawOfferHandler.Decide(withdrawing, Offered, DeqingManager).ShouldHaveSingleItem();
        Offered.Apply(withdrawn).Offer.ShouldBeNull();
        Refused(() => WithdrawOfferHandler.Decide(withdrawing, Offered, AnjiManager)).Kind.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public void is_laid_before_whoever_is_above_both_by_either_side()
    {
        var disputing = new DisputeOffer(Owned.Id, Offer, "首次接触在我县", null, Day);
        ((LeadOfferDisputed)DisputeOfferHandler.Decide(disputing, Offered, Officer).ShouldHaveSingleItem()).Unit.ShouldBe(Deqing);
        ((LeadOfferDisputed)DisputeOfferHandler.Decide(disputing, Offered.Apply(new LeadOfferDeclined(Offer, "没有地", Day)), AnjiManager).ShouldHaveSingleItem()).Unit.ShouldBe(Anji);
        ((LeadOfferArgued)DisputeOfferHandler.Decide(disputing, Disputed, AnjiManager).ShouldHaveSingleItem()).Unit.ShouldBe(Anji);
        Refused(() => DisputeOfferHandler.Decide(disputing, Offered, AnjiOfficer)).Kind.ShouldBe(Refusal.Forbidden);
        Refused(() => DisputeOfferHandler.Decide(disputing with { Files = [Guid.NewGuid()] }, Offered, Officer)).Field.ShouldBe("Files");
    }

    [Fact]
    public void is_ruled_on_by_a_manager_above_both_who_belongs_to_neither()
    {
        var ruling = new RuleOnOffer(Owned.Id, Offer, Anji, "wu", "落地在安吉", Halves, Day);
        foreach (var judge in new[] { CityManager, ProvinceManager })
            RuleOnOfferHandler.Decide(ruling, Disputed, AnjiPlace, judge).Select(fact => fact.GetType()).ShouldBe([typeof(LeadOfferRuled), typeof(LeadAssigned), typeof(BenefitSharesSet)]);
        foreach (var party in new[] { DeqingManager, AnjiManager, Officer })
            Refused(() => RuleOnOfferHandler.Decide(ruling, Disputed, AnjiPlace, party)).Kind.ShouldBe(Refusal.Forbidden, party.Login);
        RuleOnOfferHandler.Decide(ruling with { Unit = Deqing, Owner = null, Terms = null }, Disputed, DeqingPlace, CityManager).ShouldHaveSingleItem().ShouldBeOfType<LeadOfferRuled>();
        Refused(() => RuleOnOfferHandler.Decide(ruling, Offered, AnjiPlace, CityManager)).Text.ShouldContain("提请裁决");
        Refused(() => RuleOnOfferHandler.Decide(ruling, Disputed, new UnitPlace(City, "湖州市", ""), ProvinceManager)).Field.ShouldBe("Unit");
    }

    [Fact]
    public void lets_whoever_is_asked_in_without_reaching_the_lead()
    {
        LeadReach.Before(Accepting(), Offered, AnjiManager);
        Should.Throw<RuleBroken>(() => LeadReach.Before(Accepting(), Owned, AnjiManager)).Kind.ShouldBe(Refusal.Missing);
        Should.Throw<RuleBroken>(() => LeadReach.Before(Offering(), Offered, AnjiManager)).Kind.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public void is_over_once_somebody_assigns_the_lead_to_another_unit()
    {
        Offered.Apply(new LeadAssigned(City, "", null, "chen", "收回", Day)).Offer.ShouldBeNull();
        Offered.Apply(new LeadAssigned(Deqing, DeqingPlace.Path, "wang", "chen", "改派", Day)).Offer.ShouldNotBeNull();
    }

    [Fact]
    public void keeps_a_lead_from_being_merged_into_another()
    {
        Should.Throw<RuleBroken>(Offered.MustBeFreeToMerge).Text.ShouldContain("正在流转");
        Should.Throw<RuleBroken>(Owned.Apply(new BenefitSharesSet(Offer, Halves, null, Day)).MustBeFreeToMerge).Text.ShouldContain("分成");
        Owned.Apply(new BenefitSharesSet(Offer, Halves, null, Day)).Apply(new BenefitSharesEnded(Offer, "到期清算", Day)).MustBeFreeToMerge();
    }

    private static OfferLead Offering() => new(Owned.Id, Offer, Anji, "选址在安吉", Halves, Day);

    private static AcceptOffer Accepting() => new(Owned.Id, Offer, null, null, Day);

    private static DeclineOffer Declining() => new(Owned.Id, Offer, "没有地", Day);

    private static RuleBroken Refused(Func<IEnumerable<object>> decide) => Should.Throw<RuleBroken>(() => decide().ToList());
}
