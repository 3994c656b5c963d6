using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Adding;
using Crm.Inquiries.Asking;
using Crm.Inquiries.Assigning;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Revising;
using Crm.Inquiries.Touching;
using Crm.Inquiries.Tracking;
using Crm.Inquiries.Withdrawing;
using Crm.Leads.Listing;
using Crm.Leads.Recognising;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.Team;
using Crm.Tests.Hotline;

namespace Crm.Tests.Inquiries;

public class what_a_visitor_decides
{
    private static readonly ConsentNotice Notice = new() { Version = "2026-01", Hash = "abc" };
    private static readonly AskOnline Ask = new(Guid.NewGuid(), Topic.Building, " 云帆机电 ", new Contact("李女士", "13805721234"), " 租厂房 ", null, null, "2026-01", false, "zh-CN");
    private static readonly Asked Asked = new(Given.Deqing, "330521", Given.Contact, "SL-20260601-0001", "hash", Given.Today.AddDays(1), Notice);

    private static Inquiry Online => Given.NewInquiry.Apply(new ReceiptIssued("SL-20260601-0001", "hash", Given.Today.AddDays(1), Given.Today)).Apply(new ConsentGiven("2026-01", "abc", false, Given.Now, Given.Today));

    [Fact]
    public void is_received_with_a_receipt_and_the_very_consent_that_was_given()
    {
        var facts = AskOnlineHandler.Decide(Ask, Asked, Given.Now).ToList();
        facts[0].ShouldBeOfType<InquiryReceived>().Company.ShouldBe("云帆机电");
        facts[1].ShouldBe(new ReceiptIssued("SL-20260601-0001", "hash", Given.Today.AddDays(1), Given.Today));
        facts[2].ShouldBe(new ConsentGiven("2026-01", "abc", false, Given.Now, Given.Today));
        facts.Count.ShouldBe(3);
    }

    [Fact]
    public void needs_consent_to_the_notice_in_force()
    {
        Given.Refused(() => AskOnlineHandler.Decide(Ask with { ConsentVersion = "2025-09" }, Asked, Given.Now)).Field.ShouldBe("ConsentVersion");
        Given.Refused(() => AskOnlineHandler.Decide(Ask, Asked with { Notice = null }, Given.Now)).Field.ShouldBe("ConsentVersion");
        new AskOnlineValidator().Validate(Ask with { ConsentVersion = "" }).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("ConsentVersion");
    }

    [Fact]
    public void needs_a_name_a_way_to_be_reached_and_a_wish_and_says_so_at_the_field()
    {
        Fields(Ask with { Company = null, Contact = new Contact(null, null) }).ShouldBe(["Company", "Contact.Phone"], ignoreOrder: true);
        Fields(Ask with { Company = null }).ShouldBeEmpty();
        Fields(Ask with { Contact = new Contact(null, null, "li@example.com") }).ShouldBeEmpty();
        Fields(Ask with { Contact = new Contact(null, null, "li.example.com") }).ShouldBe(["Contact.Email"]);
        Fields(Ask with { Wish = " " }).ShouldBe(["Wish"]);
        Fields(Ask with { Wish = "http://a http://b http://c" }).ShouldBe(["Wish"]);
        Fields(Ask with { Topic = 0 }).ShouldBe(["Topic"]);
    }

    [Fact]
    public void goes_to_the_keeper_of_the_park_then_to_the_place_chosen_then_to_the_top()
    {
        UnitPlace[] units = [new("330500", "湖州市", "330500/"), Given.Deqing, Given.Anji];
        AskedPark.Place("330523", "330523", "330521", units).ShouldBe((Given.Anji, "330523"));
        AskedPark.Place(null, null, "330521", units).ShouldBe((Given.Deqing, "330521"));
        AskedPark.Place(null, null, " ", units).Unit.Code.ShouldBe("330500");
        Should.Throw<RuleBroken>(() => AskedPark.Place(null, null, "999999", units)).Field.ShouldBe("Place");
    }

    [Fact]
    public void belongs_to_a_lead_only_where_person_and_project_are_certain()
    {
        var lead = new LeadListing { Id = Guid.NewGuid(), Company = "浙江云帆机电有限公司" };
        OpenLeads.Certain([lead], "浙江云帆机电有限公司")!.Id.ShouldBe(lead.Id);
        OpenLeads.Certain([lead], null)!.Id.ShouldBe(lead.Id);
        OpenLeads.Certain([lead], "另一家公司").ShouldBeNull();
        OpenLeads.Certain([lead, new LeadListing { Company = "浙江云帆机电有限公司" }], "浙江云帆机电有限公司").ShouldBeNull();
        OpenLeads.Certain([], null).ShouldBeNull();
        var beside = new PutBesideLead(Online.Id, lead.Id);
        PutBesideLeadHandler.Decide(beside, Online, Given.Today).ShouldBe([new InquiryTouchedLead(lead.Id, Given.Today, TouchGround.SamePersonAndCompany)]);
        PutBesideLeadHandler.Decide(beside, Online with { Company = null }, Given.Today).ShouldBe([new InquiryTouchedLead(lead.Id, Given.Today, TouchGround.OnlyLeadOfPerson)]);
    }

    [Fact]
    public void can_be_added_to_and_put_right_until_it_is_closed_or_taken_back()
    {
        AddToInquiryHandler.Decide(new AddToInquiry("x", " 还要宿舍 "), Online, Given.Today).ShouldBe([new InquirySupplemented("还要宿舍", Given.Today)]);
        var revised = ReviseInquiryHandler.Decide(new ReviseInquiry("x", null, null, null, "租 5000 平"), Online, Online.Contact, Given.Today).ShouldHaveSingleItem().ShouldBeOfType<InquiryRevised>();
        (revised.Company, revised.Wish).ShouldBe(("浙江云帆机电有限公司", "租 5000 平"));
        Given.Refused(() => ReviseInquiryHandler.Decide(new ReviseInquiry("x", "", "", "", " "), Online, Online.Contact, Given.Today)).Text.ShouldStartWith("没有要更正的内容");
        foreach (var over in new[] { Online.Apply(new InquiryWithdrawn(Given.Today)), Online.Apply(new InquiryClosed(ClosingReason.Nuisance, null, Given.Today)) })
            Given.Refused(() => AddToInquiryHandler.Decide(new AddToInquiry("x", "再说一句"), over, Given.Today));
        var often = Enumerable.Range(0, Inquiry.MostAdditions).Aggregate(Online, (i, _) => i.Apply(new InquirySupplemented("再说一句", Given.Today)));
        Given.Refused(() => AddToInquiryHandler.Decide(new AddToInquiry("x", "再说一句"), often, Given.Today));
    }

    [Fact]
    public void waits_for_an_answer_again_when_something_is_added_after_the_answer()
    {
        var answered = Online.Apply(new InquiryAnswered("有现房", Given.Today));
        answered.Apply(new InquirySupplemented("再说一句", Given.Today)).State.ShouldBe(InquiryState.New);
    }

    [Fact]
    public void can_be_taken_back_once_and_the_consent_with_it_or_later()
    {
        WithdrawInquiryHandler.Decide(new WithdrawInquiry("x", false), Online, Given.Now).ShouldBe([new InquiryWithdrawn(Given.Today)]);
        WithdrawInquiryHandler.Decide(new WithdrawInquiry("x", true), Online, Given.Now).ShouldBe([new InquiryWithdrawn(Given.Today), new ConsentWithdrawn(Given.Now, Given.Today)]);
        var back = Online.Apply(new InquiryWithdrawn(Given.Today));
        Given.Refused(() => WithdrawInquiryHandler.Decide(new WithdrawInquiry("x", false), back, Given.Now));
        WithdrawInquiryHandler.Decide(new WithdrawInquiry("x", true), back, Given.Now).ShouldBe([new ConsentWithdrawn(Given.Now, Given.Today)]);
        var gone = back.Apply(new ConsentWithdrawn(Given.Now, Given.Today));
        (gone.Contact, gone.State).ShouldBe((null, InquiryState.Closed));
        Given.Refused(() => WithdrawInquiryHandler.Decide(new WithdrawInquiry("x", true), gone, Given.Now));
        Should.Throw<RuleBroken>(gone.MustBeOpen).Text.ShouldStartWith("对方撤回了");
    }

    [Fact]
    public void stays_with_its_unit_and_those_below_without_the_separate_consent()
    {
        var there = new AssignInquiry(Online.Id, new HandOver("330523"), null, Given.Today);
        Given.Refused(() => AssignInquiryHandler.Decide(there, Online, Given.Anji)).Field.ShouldBe("To");
        AssignInquiryHandler.Decide(there, Online.Apply(new ConsentGiven("2026-01", "abc", true, Given.Now, Given.Today)), Given.Anji).ShouldHaveSingleItem();
        AssignInquiryHandler.Decide(there with { To = new HandOver("330521") }, Online, Given.Deqing).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("SL-20261129-0042")]
    [InlineData(" sl20261129-42 ")]
    [InlineData("SL 20261129 0042")]
    public void is_found_by_its_receipt_number_however_it_is_read_out(string text) => InquiryFilter.ReceiptOf(text).ShouldBe("SL-20261129-0042");

    [Fact]
    public void is_shown_to_whoever_has_the_link_without_whole_numbers_and_addresses()
    {
        TrackInquiryHandler.MaskPhone("+8613805721234").ShouldBe("138****1234");
        TrackInquiryHandler.MaskPhone("114").ShouldBe("****");
        TrackInquiryHandler.MaskEmail("liang@example.com").ShouldBe("l***@example.com");
        TrackInquiryHandler.MaskEmail(null).ShouldBeNull();
    }

    private static IEnumerable<string> Fields(AskOnline command) => new AskOnlineValidator().Validate(command).Errors.Select(e => e.PropertyName).Distinct();
}
