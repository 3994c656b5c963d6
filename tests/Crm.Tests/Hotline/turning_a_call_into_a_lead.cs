using Crm.Hotline;
using Crm.Hotline.Converting;
using Crm.Inquiries;
using Crm.Leads;

namespace Crm.Tests.Hotline;

public class turning_a_call_into_a_lead
{
    private static readonly TurnCallIntoLead Command = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Given.Today);

    private static readonly TouchLeadByCall Touch = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Given.Today);

    [Fact]
    public void leads_from_the_call_to_the_inquiry_and_the_lead()
    {
        var fact = TurnCallIntoLeadHandler.Decide(Command, null, Given.Record).ShouldHaveSingleItem();
        fact.ShouldBe(new CallTurnedIntoLead(Command.InquiryId, Command.LeadId, Given.Today));
        var call = Given.CallWithACallBack.Apply((CallTurnedIntoLead)fact);
        (call.Outcome, call.Lead, call.CallBackBy).ShouldBe((CallOutcome.BecameLead, Command.LeadId, null));
    }

    [Fact]
    public void happens_once()
    {
        Given.Refused(() => TurnCallIntoLeadHandler.Decide(Command, Given.CallThatIsALead, Given.Record));
        Given.Refused(() => TouchLeadByCallHandler.Decide(Touch, Given.CallThatIsALead, Given.Record));
    }

    [Fact]
    public void needs_a_company_a_wish_and_somebody_to_get_back_to()
    {
        Given.Refused(() => TurnCallIntoLeadHandler.Decide(Command, null, Given.Record with { Company = null })).Field.ShouldBe("Sheet.Company");
        Given.Refused(() => TurnCallIntoLeadHandler.Decide(Command, null, Given.Record with { Wish = null })).Field.ShouldBe("Sheet.Wish");
        Given.Refused(() => TurnCallIntoLeadHandler.Decide(Command, null, Given.Record with { Caller = null })).Field.ShouldBe("Sheet.Caller.Phone");
        Given.Refused(() => TouchLeadByCallHandler.Decide(Touch, null, Given.Record with { Wish = null })).Field.ShouldBe("Sheet.Wish");
    }

    [Fact]
    public void needs_no_company_where_the_lead_is_there_already() => TouchLeadByCallHandler.Decide(Touch, null, Given.Record with { Company = null })
        .ShouldBe([new CallTouchedLead(Touch.InquiryId, Touch.LeadId, Given.Today)]);

    [Theory]
    [InlineData(Topic.IndustrialLand, SitePreference.Land)]
    [InlineData(Topic.Building, SitePreference.Building)]
    [InlineData(Topic.Policy, SitePreference.Any)]
    [InlineData(Topic.Other, SitePreference.Any)]
    public void starts_the_lead_with_the_needs_that_the_topic_speaks_of(Topic topic, SitePreference site)
    {
        var needs = InquiryNeeds.Of(topic, "要 80 亩地", "330500-P01");
        (needs.Site, needs.Region, needs.Remarks).ShouldBe((site, "330500", "要 80 亩地"));
    }
}
