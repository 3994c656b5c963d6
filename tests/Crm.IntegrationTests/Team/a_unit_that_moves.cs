using Crm.Foundation;
using Crm.Hotline.Ledger;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Receiving;
using Crm.Inquiries;
using Crm.IntegrationTests.Hotline;
using Crm.Leads.Listing;
using Crm.Leads.Naming;
using Crm.Leads.Opening;
using Crm.Leads;
using Crm.Team.Units;
using Crm.Team;

namespace Crm.IntegrationTests.Team;

public class a_unit_that_moves(CrmApp app)
{
    private const string Park = "330521-P77";
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Fact]
    public async Task takes_its_records_out_of_the_old_superiors_sight_and_into_the_new_ones()
    {
        await TestPeople.Send(app.Host.Services, new FoundUnit(Park, "会搬家的园区", "330521", UnitKind.Park));
        var agent = await TestPeople.AddOne(app.Host.Services, Role.HotlineAgent, Park);
        var lead = new OpenLead(Guid.CreateVersion7(), "搬家公司", "扩产", Source.Hotline, null, new Needs(), Day, Park);
        (await app.Send(lead, "manager@330521")).Sentence.ShouldBeNull();
        var call = Calls.Answered();
        (await app.Send(call, agent)).Sentence.ShouldBeNull();
        var inquiry = new ReceiveInquiry(Guid.CreateVersion7(), Source.Expo, Topic.Building, "搬家公司", null, "租厂房", null, Day);
        (await app.Send(inquiry, agent)).Sentence.ShouldBeNull();
        (await Sees("manager@330521")).ShouldBe((true, true, true));
        (await Sees("manager@330523")).ShouldBe((false, false, false));

        await TestPeople.Send(app.Host.Services, new MoveUnit(Park, "330523"));

        (await Sees("manager@330521")).ShouldBe((false, false, false));
        (await Sees("manager@330523")).ShouldBe((true, true, true));
        (await app.Send(new NameLead(lead.LeadId, "新名字", "扩产", null, Day, 1), "manager@330521")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(new NameLead(lead.LeadId, "新名字", "扩产", null, Day, 1), "manager@330523")).Sentence.ShouldBeNull();

        async Task<(bool Lead, bool Call, bool Inquiry)> Sees(string login) =>
        (
            (await app.Ask(new FindLeads { Text = "搬家公司" }, login)).Answer!.Rows.Any(r => r.Id == lead.LeadId),
            (await app.Ask(new CallOf(call.CallId), login)).Ok,
            (await app.Ask(new InquiryOf(inquiry.InquiryId), login)).Ok
        );
    }
}
