using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Assigning;
using Crm.Inquiries.Closing;
using Crm.Inquiries.Converting;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Reopening;
using Crm.Inquiries.Touching;
using Crm.Inquiries.Triaging;
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
        new AnswerInquiryValidator().Validate(new AnswerInquiry(Id, " ", Given.Today, TriageReason.NoProject)).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Answer");
        new CloseInquiryValidator().Validate(new CloseInquiry(Id, 0, null, Given.Today)).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Reason");
    }

    [Fact]
    public void asks_for_a_reason_that_fits_what_is_decided_or_is_written()
    {
        static string[] Wrong(TriageReason? reason, string? note) =>
            [.. new TouchLeadValidator().Validate(new TouchLead(Id, Id, Given.Today, reason, note)).Errors.Select(e => e.PropertyName)];
        Wrong(null, null).ShouldBe(["Reason"]);
        Wrong(TriageReason.NoProject, null).ShouldBe(["Reason"]);
        Wrong((TriageReason)77, null).ShouldBe(["Reason"]);
        Wrong(TriageReason.Other, " ").ShouldBe(["ReasonNote"]);
        Wrong(TriageReason.SameProject, new string('长', 501)).ShouldBe(["ReasonNote"]);
        Wrong(TriageReason.SameProject, null).ShouldBeEmpty();
        Wrong(null, "同一老板的两家公司").ShouldBeEmpty();
        TouchLeadHandler.Decide(new TouchLead(Id, Id, Given.Today, null, " 同一老板 "), Given.NewInquiry).ShouldHaveSingleItem()
            .ShouldBe(new InquiryTouchedLead(Id, Given.Today, null, TriageReason.Other, "同一老板"));
    }

    [Fact]
    public void gives_every_reason_words_and_none_to_two_decisions()
    {
        TriageReason[] offered = [.. TriageReasons.ForNewLead, .. TriageReasons.ForTouch, .. TriageReasons.ForAnswer];
        offered.Where(r => r != TriageReason.Other).ShouldBeUnique();
        Enum.GetValues<TriageReason>().Except(offered).ShouldBe([TriageReason.DuringCall]);
        Enum.GetValues<TriageReason>().Select(TriageReasons.Of).ShouldBeUnique();
        InquiryWords.Of(new InquiryVerdict(TriageReason.Other, null, null, "同一老板", "", default)).ShouldBe("同一老板");
        InquiryWords.Of(new InquiryVerdict(TriageReason.TooEarly, null, null, "明年", "", default)).ShouldBe("意向尚早，以后再联系 · 明年");
        InquiryWords.Of((InquiryVerdict?)null).ShouldBeNull();
    }

    [Fact]
    public void can_be_taken_back_where_the_staff_settled_it()
    {
        IEnumerable<object> Reopen(Inquiry inquiry, string reason = " 记错了 ") => ReopenInquiryHandler.Decide(new ReopenInquiry(Id, reason, Given.Today), inquiry, Given.Today);
        var assigned = Given.NewInquiry.Apply(new InquiryAssigned("330521", Given.Deqing.Path, "officer", null, Given.Today));
        var answered = assigned.Apply(new InquiryAnswered("有", Given.Today));
        var fact = Reopen(answered).ShouldHaveSingleItem().ShouldBeOfType<InquiryReopened>();
        fact.ShouldBe(new InquiryReopened(answered.Source, "记错了", Given.Today));
        answered.Apply(fact).State.ShouldBe(InquiryState.Assigned);
        Given.NewInquiry.Apply(new InquiryClosed(ClosingReason.Nuisance, null, Given.Today)).Apply(fact).State.ShouldBe(InquiryState.New);

        Given.Refused(() => Reopen(answered, " ")).Field.ShouldBe("Reason");
        Inquiry[] never = [assigned, Given.NewInquiry.Apply(new InquiryTurnedIntoLead(Id, Given.Today)), Given.NewInquiry.Apply(new InquiryWithdrawn(Given.Today))];
        foreach (var inquiry in never) Given.Refused(() => Reopen(inquiry));
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
