using System.Text.Json;
using Crm.Api;
using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Asking;
using Crm.Inquiries.Probing;
using Crm.Leads.Listing;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.Team;
using Crm.Tests.Hotline;

namespace Crm.Tests.Inquiries;

public class a_test_inquiry
{
    private static readonly TestInquiry Planned = new() { Id = Guid.NewGuid(), Inquiry = Guid.NewGuid(), PlannedIn = "330500", State = TestState.Planned };
    private static readonly TestInquiry Sent = Planned.Apply(new TestInquirySent(Given.Today));

    [Fact]
    public void is_cancelled_only_before_it_is_sent()
    {
        var command = new CancelTestInquiry(Planned.Id, Given.Today);
        CancelTestInquiryHandler.Decide(command, Planned).ShouldBe([new TestInquiryCancelled(Given.Today)]);
        Given.Refused(() => CancelTestInquiryHandler.Decide(command, Sent));
        Given.Refused(() => CancelTestInquiryHandler.Decide(command, Planned.Apply(new TestInquiryCancelled(Given.Today))));
    }

    [Fact]
    public void is_judged_once_it_was_sent_and_again_where_more_is_known()
    {
        var command = new JudgeTestInquiry(Sent.Id, new TestJudgement(true, false, " "), Given.Today);
        var judged = JudgeTestInquiryHandler.Decide(command, Sent).ShouldHaveSingleItem().ShouldBeOfType<TestInquiryJudged>();
        judged.Judgement.ShouldBe(new TestJudgement(true, false, null));
        JudgeTestInquiryHandler.Decide(command, Sent.Apply(judged)).ShouldBeEmpty("nothing changed");
        JudgeTestInquiryHandler.Decide(command with { Judgement = new(true, true, null) }, Sent.Apply(judged)).ShouldHaveSingleItem();
        Given.Refused(() => JudgeTestInquiryHandler.Decide(command, Planned));
    }

    [Fact]
    public void becomes_an_inquiry_whose_facts_differ_in_nothing_that_is_shown()
    {
        var ask = new AskOnline(Guid.NewGuid(), Topic.Building, "云帆机电", new Contact("李女士", "13805721234"), "租厂房", null, null, "2026-01", false, "zh-CN");
        var asked = new Asked(Given.Deqing, "330521", Given.Contact, "SL-20260601-0001", "hash", Given.Today.AddDays(1), new ConsentNotice { Version = "2026-01", Hash = "abc" });
        var real = AskOnlineHandler.Decide(ask, asked, Given.Now).ToList();
        var test = AskOnlineHandler.Decide(ask, asked, Given.Now, test: true).ToList();
        ((InquiryReceived)test[0]).ShouldBe((InquiryReceived)real[0] with { Test = true });
        test.Skip(1).ShouldBe(real.Skip(1));
    }

    [Fact]
    public void leaves_no_trace_in_what_the_api_says_of_a_lead() =>
        JsonSerializer.Serialize(new LeadListing { Stage = Crm.Leads.Stage.Lead, Source = Crm.Leads.Source.WebForm, Test = true }, ApiJson.Options).ShouldNotContain("test", Case.Insensitive);
}
