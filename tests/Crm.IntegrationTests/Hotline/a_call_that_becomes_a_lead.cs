using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Converting;
using Crm.Hotline.Ledger;
using Crm.Inquiries;
using Crm.Inquiries.Listing;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Leads.Opening;
using Crm.Notifications;
using Crm.Notifications.Reading;

namespace Crm.IntegrationTests.Hotline;

public class a_call_that_becomes_a_lead(CrmApp app)
{
    [Fact]
    public async Task opens_call_inquiry_and_lead_in_one_transaction_with_nothing_retyped()
    {
        var command = Calls.IntoLead(Calls.Sheet());
        (await app.Send(command, Calls.Agent)).Sentence.ShouldBeNull();

        await using var session = app.Store.QuerySession();
        (await Types(command.CallId)).ShouldBe(["call_logged", "call_turned_into_lead"]);
        (await Types(command.InquiryId)).ShouldBe(["inquiry_received", "inquiry_turned_into_lead"]);
        (await Types(command.LeadId)).ShouldBe(["lead_opened", "lead_assigned"]);
        var transactions = await session.QueryAsync<string>(
            "select distinct xmin::text from crm.mt_events where stream_id = any(?)", new[] { command.CallId, command.InquiryId, command.LeadId });
        transactions.Count.ShouldBe(1);

        var lead = (await session.LoadAsync<LeadListing>(command.LeadId))!;
        (lead.Company, lead.Source, lead.Owner, lead.Unit, lead.Region).ShouldBe(("浙江云帆机电有限公司", Source.Hotline, "officer@330521", "330521", "330521"));
        var needs = (await session.LoadAsync<Lead>(command.LeadId))!.Needs;
        (needs.Site, needs.Remarks).ShouldBe((SitePreference.Land, "要 80 亩工业用地，年底前开工"));
        var call = (await app.Ask(new CallOf(command.CallId), Calls.Agent)).Answer!;
        (call.Outcome, call.Inquiry, call.Lead, call.Agent).ShouldBe((CallOutcome.BecameLead, command.InquiryId, command.LeadId, Calls.Agent));
        var inquiry = (await app.Ask(new InquiryOf(command.InquiryId), Calls.Agent)).Answer!;
        (inquiry.State, inquiry.Call, inquiry.Lead, inquiry.Contact!.Name).ShouldBe((InquiryState.BecameLead, command.CallId, command.LeadId, "李女士"));

        async Task<IEnumerable<string>> Types(Guid stream) => (await session.Events.FetchStreamAsync(stream)).Select(e => e.EventTypeName);
    }

    [Fact]
    public async Task tells_the_officer_at_once()
    {
        var company = "丙" + Guid.NewGuid().ToString("N");
        await app.Send(Calls.IntoLead(Calls.Sheet(company: company)), Calls.Agent);
        await Until.Found(async () => (await app.Ask(new MyNotices(100), "officer@330521")).Answer!.Notices
            .FirstOrDefault(n => n.Title == company && n.Kind == NewsKind.LeadHandedOver), "the officer's notice");
    }

    [Fact]
    public async Task happens_once_however_often_the_request_is_repeated()
    {
        var (command, key) = (Calls.IntoLead(Calls.Sheet()), Guid.NewGuid().ToString());
        (await app.Send(command, Calls.Agent, key)).Ok.ShouldBeTrue();
        (await app.Send(command, Calls.Agent, key)).Ok.ShouldBeTrue();
        (await app.Send(command, Calls.Agent)).Refusal.ShouldBe(Refusal.Conflict);
        (await app.Send(command with { CallId = Guid.NewGuid(), InquiryId = Guid.NewGuid() }, Calls.Agent)).Refusal.ShouldBe(Refusal.Conflict);
        await using var session = app.Store.QuerySession();
        foreach (var stream in new[] { command.CallId, command.InquiryId, command.LeadId }) (await session.Events.FetchStreamAsync(stream)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task happens_once_when_two_agents_press_the_key_in_the_same_moment()
    {
        var call = Calls.Answered();
        await app.Send(call, Calls.Agent);
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Send(Calls.IntoLead(call: call.CallId), Calls.Agent)));
        tries.Count(o => o.Ok).ShouldBe(1);
        tries.Where(o => !o.Ok).ShouldAllBe(o => o.Refusal == Refusal.Conflict || o.Refusal == Refusal.Rule);
        await using var session = app.Store.QuerySession();
        (await session.Events.FetchStreamAsync(call.CallId)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task leaves_nothing_half_written_when_the_lead_can_not_be_opened()
    {
        var command = Calls.IntoLead(Calls.Sheet()) with { Owner = "editor@330521" };
        (await app.Send(command, Calls.Agent)).Fields.Keys.ShouldContain("Owner");
        (await app.Send(command with { Owner = null, Sheet = Calls.Sheet(company: " ") }, Calls.Agent)).Fields.Keys.ShouldContain("Sheet.Company");
        (await app.Send(command with { Owner = null, Sheet = Calls.Sheet("1380572") }, Calls.Agent)).Fields.Keys.ShouldContain("Sheet.Caller.Phone");
        await using var session = app.Store.QuerySession();
        (await session.Events.FetchStreamAsync(command.CallId)).ShouldBeEmpty();
        (await session.Events.FetchStreamAsync(command.InquiryId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task can_be_put_to_the_lead_that_is_there_already()
    {
        var (number, lead) = (Calls.NewNumber(), Guid.CreateVersion7());
        var open = new OpenLead(lead, "湖州恒力", "电机", Source.Outreach, new("王工", number), new Needs(), Calls.Day, "330521", "officer@330521");
        (await app.Send(open, "officer@330521")).Ok.ShouldBeTrue();
        var touch = new TouchLeadByCall(Guid.CreateVersion7(), Guid.CreateVersion7(), lead, Calls.Day, Calls.Sheet(number));
        (await app.Send(touch, Calls.Agent)).Sentence.ShouldBeNull();

        await using var session = app.Store.QuerySession();
        (await session.Events.FetchStreamAsync(lead)).Select(e => e.EventTypeName).Last().ShouldBe("lead_touched");
        (await app.Ask(new InquiryOf(touch.InquiryId), Calls.Agent)).Answer!.State.ShouldBe(InquiryState.TouchedLead);
        await Until.Found(async () => (await app.Ask(new MyNotices(100), "officer@330521")).Answer!.Notices
            .FirstOrDefault(n => n.Link == $"/leads/{lead}" && n.Kind == NewsKind.LeadTouched), "the owner's notice");
    }

    [Fact]
    public async Task can_not_be_put_to_a_lead_of_another_unit()
    {
        var lead = Guid.CreateVersion7();
        await app.Send(new OpenLead(lead, "安吉竹业", "竹", Source.Outreach, null, new Needs(), Calls.Day, "330523", "officer@330523"), "officer@330523");
        var touch = new TouchLeadByCall(Guid.CreateVersion7(), Guid.CreateVersion7(), lead, Calls.Day, Calls.Sheet());
        (await app.Send(touch, Calls.Agent)).Refusal.ShouldBe(Refusal.Missing);
        await using var session = app.Store.QuerySession();
        (await session.Events.FetchStreamAsync(touch.CallId)).ShouldBeEmpty();
        (await session.Events.FetchStreamAsync(lead)).Select(e => e.EventTypeName).ShouldNotContain("lead_touched");
    }
}
