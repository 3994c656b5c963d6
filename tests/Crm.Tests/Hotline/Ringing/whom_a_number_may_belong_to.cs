using Crm.Hotline;
using Crm.Hotline.Ledger;
using Crm.Hotline.Recognising;
using Crm.Hotline.Ringing;
using Crm.Inquiries;
using Crm.Leads;
using Crm.Leads.Recognising;
using Crm.Privacy;

namespace Crm.Tests.Hotline.Ringing;

public class whom_a_number_may_belong_to
{
    private static readonly Guid LeadId = Guid.NewGuid();

    private static readonly KnownLead Lead = new(LeadId, "浙江云帆机电有限公司", "李女士", Stage.Negotiating, null, "德清县", null);

    private static CallRow Earlier(string? name, string? company) => new(
        Guid.NewGuid(), Topic.Policy, CallDirection.Incoming, new Contact(name, "+8613805721234", Position: "采购"), company, null, "问政策", null, CallOutcome.Answered, "王", "德清县",
        null, null, null, 0, null, null, [], Given.Today, Given.Now, 1);

    private static IReadOnlyList<Candidate> Of(IReadOnlyList<KnownLead> leads, params CallRow[] calls) => Candidate.Of(KnownCaller.Nobody with { Leads = leads, LastCalls = calls });

    [Fact]
    public void is_nobody_for_a_new_number() => Of([]).ShouldBeEmpty();

    [Fact]
    public void is_one_for_a_lead_and_the_calls_that_led_to_it() =>
        Of([Lead], Earlier("李女士", "浙江云帆机电有限公司"), Earlier(null, "浙江云帆机电有限公司"), Earlier("李女士", null))
            .ShouldBe([new Candidate("李女士", "浙江云帆机电有限公司", "采购", LeadId)]);

    [Fact]
    public void is_several_where_another_company_called_from_it() =>
        Of([Lead], Earlier("王工", "湖州恒川密封件有限公司")).Select(c => c.Company).ShouldBe(["浙江云帆机电有限公司", "湖州恒川密封件有限公司"]);

    [Fact]
    public void is_several_where_there_are_two_leads() => Of([Lead, Lead with { Id = Guid.NewGuid(), Company = "另一家" }]).Count.ShouldBe(2);

    [Fact]
    public void is_nobody_where_earlier_calls_named_nobody() => Of([], Earlier(null, null)).ShouldBeEmpty();
}
