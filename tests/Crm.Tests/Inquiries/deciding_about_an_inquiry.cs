using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Assigning;
using Crm.Inquiries.Closing;
using Crm.Inquiries.Converting;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Touching;
using Crm.Leads;
using Crm.Privacy;
using Crm.Team;
using Crm.Tests.Hotline;

namespace Crm.Tests.Inquiries;

public class deciding_about_an_inquiry
{
    private static readonly Guid Id = Guid.NewGuid();

    private static readonly ReceiveInquiry Receive = new(Id, Source.WebForm, Topic.Building, " 云帆机电 ", null, " 租厂房 ", "330521", Given.Today);

    private static IEnumerable<Func<Inquiry, IEnumerable<object>>> Decisions =>
    [
        i => AssignInquiryHandler.Decide(new AssignInquiry(Id, new HandOver("330523"), null, Given.Today), i, Given.Anji),
        i => AnswerInquiryHandler.Decide(new AnswerInquiry(Id, "有现房", Given.Today), i, Given.Today),
        i => CloseInquiryHandler.Decide(new CloseInquiry(Id, ClosingReason.Withdrawn, null, Given.Today), i, Given.Today),
        i => TurnInquiryIntoLeadHandler.Decide(new TurnInquiryIntoLead(Id, Guid.NewGuid(), Given.Today), i),
        i => TouchLeadHandler.Decide(new TouchLead(Id, Guid.NewGuid(), Given.Today), i),
    ];

    [Fact]
    public void keeps_what_was_asked_without_loose_ends()
    {
        var fact = ReceiveInquiryHandler.Decide(Receive, Given.Deqing, null).ShouldHaveSingleItem().ShouldBeOfType<InquiryReceived>();
        (fact.Company, fact.Wish, fact.Unit, fact.Call).ShouldBe(("云帆机电", "租厂房", "330521", null));
        Given.Refused(() => ReceiveInquiryHandler.Decide(Receive with { Company = " " }, Given.Deqing, null)).Field.ShouldBe("Company");
        ReceiveInquiryHandler.Decide(Receive with { Company = null }, Given.Deqing, Given.Contact).ShouldNotBeEmpty();
    }

    [Fact]
    public void is_possible_while_it_is_new_or_assigned()
    {
        foreach (var decide in Decisions)
        {
            decide(Given.NewInquiry).ShouldHaveSingleItem();
            decide(Given.NewInquiry.Apply(new InquiryAssigned("330521", Given.Deqing.Path, "officer", null, Given.Today))).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public void is_made_once()
    {
        Inquiry[] done =
        [
            Given.NewInquiry.Apply(new InquiryAnswered("有", Given.Today)), Given.NewInquiry.Apply(new InquiryClosed(ClosingReason.Nuisance, null, Given.Today)),
            Given.NewInquiry.Apply(new InquiryTurnedIntoLead(Id, Given.Today)), Given.NewInquiry.Apply(new InquiryTouchedLead(Id, Given.Today)),
        ];
        foreach (var decide in Decisions)
            foreach (var inquiry in done) Given.Refused(() => decide(inquiry));
    }

    [Fact]
    public void hands_it_to_nobody_twice()
    {
        var command = new AssignInquiry(Id, new HandOver("330523", "officer"), " 请尽快 ", Given.Today);
        var fact = AssignInquiryHandler.Decide(command, Given.NewInquiry, Given.Anji).ShouldHaveSingleItem();
        fact.ShouldBe(new InquiryAssigned("330523", Given.Anji.Path, "officer", "请尽快", Given.Today));
        Given.Refused(() => AssignInquiryHandler.Decide(command, Given.NewInquiry.Apply((InquiryAssigned)fact), Given.Anji));
    }

    [Fact]
    public void says_which_field_is_wrong()
    {
        new ReceiveInquiryValidator().Validate(Receive with { Topic = 0, Source = (Source)77, Wish = "", Contact = new Contact(null, null, "no-mail") }).Errors
            .Select(e => e.PropertyName).ShouldBe(["Source", "Topic", "Contact.Email", "Wish"], ignoreOrder: true);
        new AnswerInquiryValidator().Validate(new AnswerInquiry(Id, " ", Given.Today)).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Answer");
        new CloseInquiryValidator().Validate(new CloseInquiry(Id, 0, null, Given.Today)).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Reason");
    }

    [Fact]
    public void is_for_those_who_reach_it()
    {
        bool Reaches(Role role, UnitPlace unit, string? to = null) => InquiryReach.Reaches(Given.Person(unit, role), Given.Deqing.Code, to);
        (Reaches(Role.HotlineAgent, Given.Deqing), Reaches(Role.HotlineAgent, Given.Anji)).ShouldBe((true, false));
        (Reaches(Role.Officer, Given.Deqing), Reaches(Role.Officer, Given.Deqing, "agent"), Reaches(Role.Officer, Given.Deqing, "other")).ShouldBe((true, true, false));
        (Reaches(Role.Editor, Given.Deqing), Reaches(Role.Administrator, Given.Deqing)).ShouldBe((false, false));
    }
}
