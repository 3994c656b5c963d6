using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Annotating;
using Crm.Hotline.Confiding;
using Crm.Hotline.Converting;
using Crm.Hotline.Correcting;
using Crm.Hotline.Ledger;
using Crm.Hotline.Transferring;
using Crm.IntegrationTests.Commands;
using Crm.Leads.Timeline;
using Crm.Privacy;
using Crm.Team;

namespace Crm.IntegrationTests.Hotline;

/// <summary>Who called in confidence, and what they said, stands nowhere but in the answer to whoever may look and has said why.</summary>
public class a_confidential_call(CrmApp app)
{
    private static readonly string[] Everybody = ["manager@330521", "auditor@330000", "officer@330521", "hotlineagent@330521", "hotlineagent@330500"];

    private readonly string secret = "金丝雀" + Guid.NewGuid().ToString("N")[..10];
    private readonly string number = Calls.NewNumber();

    [Fact]
    public async Task shows_nobody_who_called_in_any_list_search_file_or_figure()
    {
        var (agent, extension) = await app.SitsDown();
        var lead = await LeadExamples.Owned(app);
        var today = China.Today(TimeProvider.System);
        var call = Calls.Answered(Sheet with { PhoneCall = await app.Answers(extension, number) }) with { Outcome = CallOutcome.Transferred, To = new("330521", "officer@330521"), OccurredOn = today };
        await app.Do(call, agent);
        await app.Do(new AnnotateCall(call.CallId, secret, today), agent);
        await app.Do(new TouchLeadByCall(Guid.CreateVersion7(), Guid.CreateVersion7(), lead, today, Sheet with { Caller = new Contact(secret, Calls.NewNumber()) }), agent);

        var shown = new List<string>();
        foreach (var login in Everybody.Append(agent))
        {
            using var client = await Client(login);
            foreach (var address in new[]
            {
                $"/api/calls/{call.CallId}", $"/api/calls/{call.CallId}/history", "/api/calls?take=200", "/api/calls?confidential=true&take=200", "/api/calls/today", $"/api/calls?text={Uri.EscapeDataString(secret)}",
                "/api/inquiries?view=all&take=200", $"/api/inquiries?text={Uri.EscapeDataString(secret)}", "/api/hotline/phone-calls?take=200", "/api/hotline/queue", "/api/hotline/unwritten", "/api/notices",
                "/api/clocks?view=all&take=200", $"/api/leads/{lead}/timeline", "/api/events?limit=10000",
            })
                if (Tells(await (await client.GetAsync(address)).Content.ReadAsStringAsync(), login, address) is { } wrong) shown.Add(wrong);
            if (Tells(await (await client.PostAsJsonAsync("/api/callers/find", new { number })).Content.ReadAsStringAsync(), login, "callers/find", theNumber: false) is { } told) shown.Add(told);
        }
        using var browser = new Browser(app.Host);
        await browser.SignIn(agent, await TestPeople.GivePassword(app.Host.Services, agent));
        var file = await (await browser.Open("/hotline/calls/export.csv?confidential=true")).Content.ReadAsStringAsync();
        if (Tells(file, agent, "export.csv") is { } inFile) shown.Add(inFile);
        shown.ShouldBeEmpty();
        file.ShouldContain("保密");
        var row = (await app.Ask(new CallOf(call.CallId), agent)).Answer!;
        (row.Hidden, row.Company, row.Wish, row.Caller!.Phone, row.Notes.Count).ShouldBe((true, "保密", "保密", null, 0));
        (await app.Ask(new LeadTimeline(lead), "officer@330521")).Answer!.ShouldContain(entry => entry.Text == "保密");
    }

    [Fact]
    public async Task is_opened_by_those_named_who_say_why_and_is_seen_to_be()
    {
        var call = Calls.Answered(Sheet);
        await app.Do(call, Calls.Agent);
        (await app.Ask(new ViewCaller(call.CallId, " "), Calls.Agent)).Fields.Keys.ShouldContain("Reason");
        foreach (var login in new[] { "hotlineagent@330500", "auditor@330521" }) (await app.Ask(new ViewCaller(call.CallId, "想看看"), login)).Refusal.ShouldBe(Refusal.Forbidden, login);
        (await app.Ask(new ViewCaller(call.CallId, "想看看"), "manager@330523")).Refusal.ShouldBe(Refusal.Missing);
        foreach (var login in new[] { "hotlineagent@330500", "auditor@330521" }) (await app.Ask(new CallHistory(call.CallId), "manager@330521")).Answer!.ShouldNotContain(one => one.Who == login);

        var seen = (await app.Ask(new ViewCaller(call.CallId, "约考察"), Calls.Agent)).Answer!;
        (seen.Hidden, seen.Company, seen.Caller!.Name, seen.Caller.Phone).ShouldBe((false, secret, secret, number));
        (await app.Ask(new ViewCaller(call.CallId, "核对"), "manager@330521")).Answer!.Wish.ShouldBe(secret);
        foreach (var login in new[] { "manager@330521", "auditor@330521" })
            (await app.Ask(new CallHistory(call.CallId), login)).Answer!.Take(2).Select(one => $"{one.Who} {one.What}").ShouldBe(["manager@330521 查看了来电人：核对", $"{Calls.Agent} 查看了来电人：约考察"]);
        (await app.Ask(new CallHistory(call.CallId), "hotlineagent@330500")).Answer!.ShouldNotContain(one => one.What.StartsWith("查看"));

        (await app.Send(new CorrectCall(call.CallId, Calls.Sheet(), CallOutcome.Answered, Calls.Day, 4), "hotlineagent@330500")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(Calls.IntoLead(call: call.CallId), "hotlineagent@330500")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(new CorrectCall(call.CallId, Sheet with { Remarks = "改过" }, CallOutcome.Answered, Calls.Day, 4), Calls.Agent)).Sentence.ShouldBeNull();
    }

    [Fact]
    public async Task is_marked_later_for_others_too_and_ended_by_managers_only()
    {
        var call = Calls.Answered(Sheet with { Confidential = null });
        await app.Do(call, Calls.Agent);
        (await app.Send(new MarkConfidential(call.CallId, new CallReaders([Role.Editor], []), Calls.Day), Calls.Agent)).Fields.Keys.ShouldContain("Readers");
        await app.Do(new MarkConfidential(call.CallId, new CallReaders([], ["auditor@330521"]), Calls.Day), Calls.Agent);
        (await app.Ask(new CallOf(call.CallId), "manager@330521")).Answer!.Company.ShouldBe("保密");
        (await app.Ask(new ViewCaller(call.CallId, "审计"), "auditor@330521")).Answer!.Company.ShouldBe(secret);
        (await app.Ask(new ViewCaller(call.CallId, "看看"), "manager@330521")).Refusal.ShouldBe(Refusal.Forbidden, "no role was named");
        (await app.Send(new UnmarkConfidential(call.CallId, "已公开", Calls.Day), Calls.Agent)).Refusal.ShouldBe(Refusal.Forbidden);
        await app.Do(new UnmarkConfidential(call.CallId, "已公开", Calls.Day), "manager@330521");
        (await app.Ask(new CallOf(call.CallId), "hotlineagent@330500")).Answer!.Company.ShouldBe(secret);
    }

    private CallSheet Sheet => Calls.Sheet(number, secret, secret) with { Wish = secret, Remarks = secret, Confidential = CallReaders.Usual };

    // In JSON as it may be escaped.
    private string? Tells(string text, string login, string address, bool theNumber = true)
    {
        var found = text.Contains(secret, StringComparison.Ordinal) || text.Contains(JsonEncodedText.Encode(secret).ToString(), StringComparison.OrdinalIgnoreCase)
            || theNumber && text.Contains(number[3..], StringComparison.Ordinal);
        return found ? $"{login} at {address}" : null;
    }

    private async Task<HttpClient> Client(string login)
    {
        var client = app.Host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.TokenOf(app, login));
        return client;
    }
}
