using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Hotline.Converting;
using Crm.Inquiries;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Triaging;
using Crm.IntegrationTests.Clocks;
using Crm.IntegrationTests.Commands;
using Crm.Leads;
using Crm.Privacy;
using MiniExcelLibs;
using static Crm.IntegrationTests.Hotline.Calls;

namespace Crm.IntegrationTests.Inquiries;

/// <summary>What becomes of an inquiry is decided with a reason, which stands in the list, in the file and over the API.</summary>
public class triaging_an_inquiry(CrmApp app)
{
    private readonly string company = $"研判{Guid.NewGuid():N}公司"[..14];

    [Fact]
    public async Task takes_a_reason_over_the_api_and_nothing_without_one()
    {
        using var client = await Client();
        var (lead, touch, answer) = (await Receive(), await Receive(), await Receive());
        (await Post(client, $"/api/inquiries/{answer}/answer", new { answer = "已发资料", occurredOn = Day }))
            .ShouldBe((HttpStatusCode.BadRequest, "请选一个理由，或者写下来。"));
        (await Post(client, $"/api/inquiries/{answer}/answer", new { answer = "已发资料", occurredOn = Day, reason = "SameProject" })).Status.ShouldBe(HttpStatusCode.BadRequest);

        var opened = Guid.CreateVersion7();
        (await Post(client, $"/api/inquiries/{lead}/lead", new { leadId = opened, occurredOn = Day, reason = "Recommended", reasonNote = "省厅推荐" })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Post(client, $"/api/inquiries/{touch}/touch", new { leadId = opened, occurredOn = Day, reason = "ProgressAsked" })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Post(client, $"/api/inquiries/{answer}/answer", new { answer = "已发资料", occurredOn = Day, reasonNote = "对方只是学生" })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Why(lead), await Why(touch), await Why(answer)).ShouldBe(("上级或合作方推荐 · 省厅推荐", "询问进度", "对方只是学生"));
        var verdict = (await Row(answer)).Verdict.ShouldNotBeNull();
        (verdict.Reason, verdict.By).ShouldBe((TriageReason.Other, Agent));
        (await Post(client, $"/api/inquiries/{lead}/reopen", new { reason = "错了", occurredOn = Day })).Sentence.ShouldBe("这条咨询已经转到线索，请到线索里继续。");
    }

    [Fact]
    public async Task is_taken_back_and_the_clock_runs_again()
    {
        using var client = await Client();
        var inquiry = await Receive();
        (await Post(client, $"/api/inquiries/{inquiry}/close", new { reason = "Nuisance", note = "推销", occurredOn = Day })).Status.ShouldBe(HttpStatusCode.NoContent);
        await ClockApp.Clock(app, ClockKind.Answer, inquiry, c => c.State == ClockState.Stopped);
        (await Row(inquiry)).ShouldSatisfyAllConditions(r => r.Why.ShouldBe("骚扰或广告"), r => r.CanReopen.ShouldBeTrue(), r => r.Result.ShouldBe("推销"));

        (await Post(client, $"/api/inquiries/{inquiry}/reopen", new { reason = "是真客户", occurredOn = Day })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Row(inquiry)).ShouldSatisfyAllConditions(r => r.IsOpen.ShouldBeTrue(), r => r.Verdict.ShouldBeNull(), r => r.Result.ShouldBeNull());
        await ClockApp.Clock(app, ClockKind.Answer, inquiry, c => c.State == ClockState.Running);
        (await Post(client, $"/api/inquiries/{inquiry}/reopen", new { reason = "再来", occurredOn = Day })).Sentence.ShouldBe("这条咨询还没有办结，不用重新打开。");
    }

    [Fact]
    public async Task is_done_already_for_a_call_that_became_a_lead_and_stands_in_the_same_inbox_and_file()
    {
        var sheet = Sheet() with { Company = company };
        var call = IntoLead(sheet);
        (await app.Send(call, Agent)).Sentence.ShouldBeNull();
        (await app.Send(new TouchLeadByCall(Guid.CreateVersion7(), Guid.CreateVersion7(), call.LeadId, Day, sheet), Agent)).Sentence.ShouldBeNull();
        var rows = (await app.Ask(new FindInquiries(Text: company, Source: Source.Hotline), Agent)).Answer!.Rows;
        rows.Select(r => (r.State, r.Why, HasCall: r.Call is not null)).ShouldBe(
            [(InquiryState.BecameLead, "通话中已问清", true), (InquiryState.TouchedLead, "通话中已问清", true)], ignoreOrder: true);

        using var browser = new Browser(app.Host);
        await browser.SignIn(Agent, await TestPeople.GivePassword(app.Host.Services, Agent));
        using var file = new MemoryStream(await (await browser.Open($"/inquiries/export.xlsx?q={Uri.EscapeDataString(company)}")).Content.ReadAsByteArrayAsync());
        var written = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        written.Select(r => r["处理理由"]).ShouldBe(["通话中已问清", "通话中已问清"]);
        var open = sheet.Caller!.Phone![5..];
        written.ShouldAllBe(r => !$"{r["电话"]}".Contains(open));
    }

    private async Task<Guid> Receive()
    {
        var inquiry = Guid.CreateVersion7();
        await app.Do(new ReceiveInquiry(inquiry, Source.Expo, Topic.IndustrialLand, company, new Contact("李女士", NewNumber()), "要地 60 亩", "330521", Day), Agent);
        return inquiry;
    }

    private async Task<InquiryRow> Row(Guid inquiry) => (await app.Ask(new InquiryOf(inquiry), Agent)).Answer.ShouldNotBeNull();

    private async Task<string?> Why(Guid inquiry) => (await Row(inquiry)).Why;

    private async Task<HttpClient> Client()
    {
        var client = app.Host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.TokenOf(app, Agent));
        return client;
    }

    private static async Task<(HttpStatusCode Status, string? Sentence)> Post(HttpClient client, string address, object body)
    {
        using var answer = await client.PostAsJsonAsync(address, body);
        if (answer.IsSuccessStatusCode) return (answer.StatusCode, null);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("title").GetString());
    }
}
