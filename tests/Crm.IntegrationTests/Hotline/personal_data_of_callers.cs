using Crm.Hotline;
using Crm.Hotline.Annotating;
using Crm.Hotline.CallingBack;
using Crm.Hotline.Correcting;
using Crm.Hotline.Ringing;
using Crm.Inquiries;
using Crm.Inquiries.Receiving;
using Crm.Leads;
using Crm.Privacy;

namespace Crm.IntegrationTests.Hotline;

public class personal_data_of_callers(CrmApp app)
{
    [Fact]
    public async Task stands_in_no_table_in_plain_text()
    {
        var canary = new Contact("金丝雀" + Guid.NewGuid().ToString("N")[..8], Calls.NewNumber(), $"{Guid.NewGuid():N}@canary.test", "wx" + Guid.NewGuid().ToString("N")[..10]);
        var sheet = Calls.Sheet() with { Caller = canary };
        var call = Calls.Answered(sheet);
        (await app.Send(call, Calls.Agent, "canary-" + call.CallId)).Ok.ShouldBeTrue();
        (await app.Send(new CorrectCall(call.CallId, sheet with { Wish = "改过的需求" }, CallOutcome.Answered, Calls.Day, 1), Calls.Agent)).Ok.ShouldBeTrue();
        (await app.Send(new AnnotateCall(call.CallId, "补充一句", Calls.Day), Calls.Agent)).Ok.ShouldBeTrue();
        (await app.Send(new PlanCallBack(call.CallId, new CallBackTime(DateTimeOffset.UtcNow.AddDays(1)), null, Calls.Day), Calls.Agent)).Ok.ShouldBeTrue();
        (await app.Send(Calls.IntoLead(call: call.CallId), Calls.Agent)).Ok.ShouldBeTrue();
        (await app.Send(Calls.IntoLead(sheet), Calls.Agent)).Ok.ShouldBeTrue();
        (await app.Send(new ReceiveInquiry(Guid.CreateVersion7(), Source.WebForm, Topic.Other, "某公司", canary, "想了解政策", null, Calls.Day), Calls.Agent)).Ok.ShouldBeTrue();

        (await app.Report(Phones.Report(PhoneReport.Ringing, canary.Phone!, number: canary.Phone) with { EventId = canary.Phone! })).Ok.ShouldBeTrue();
        (await app.Report(Phones.Report(PhoneReport.RecordingReady, canary.Phone!) with { Recording = $"{canary.Phone}.wav" })).Ok.ShouldBeTrue();
        await app.Misses(canary.Phone!);

        foreach (var trace in new[] { canary.Name!, canary.Phone![3..], canary.Email!, canary.WeChat! })
            (await PublicSite.Tables.Holding(app, trace)).ShouldBeEmpty(trace[..2]);
        (await PublicSite.Tables.Holding(app, "改过的需求")).ShouldNotBeEmpty("the scan must find what is there");
    }
}
