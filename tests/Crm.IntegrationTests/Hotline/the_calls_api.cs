using System.Text.Json;
using Alba;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Hotline;

public class the_calls_api(CrmApp app)
{
    private readonly string company = "己" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task logs_a_call_once_per_key_and_says_where_it_stands()
    {
        var (token, key) = (await Token(), Guid.NewGuid().ToString());
        var first = await Post("/api/calls", Body("13805720001"), token, 201, key);
        var second = await Post("/api/calls", Body("13805720001"), token, 201, key);
        second.GetProperty("id").GetGuid().ShouldBe(first.GetProperty("id").GetGuid());
        var call = await Get($"/api/calls/{first.GetProperty("id").GetGuid()}", token);
        (call.GetProperty("topic").GetString(), call.GetProperty("outcome").GetString(), call.GetProperty("caller").GetProperty("phone").GetString())
            .ShouldBe(("IndustrialLand", "Answered", "+8613805720001"));
        (await Get($"/api/calls?text={company}", token)).GetProperty("count").GetInt32().ShouldBe(1);
        (await Get("/api/calls/today", token)).GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task turns_a_logged_call_into_a_lead()
    {
        var token = await Token();
        var id = (await Post("/api/calls", Body("13805720002"), token, 201)).GetProperty("id").GetGuid();
        var body = new { inquiryId = Guid.NewGuid(), leadId = Guid.NewGuid(), occurredOn = "2026-06-01", owner = "officer@330521" };
        await Post($"/api/calls/{id}/lead", body, token, 204);
        (await Get($"/api/inquiries/{body.inquiryId}", token)).GetProperty("lead").GetGuid().ShouldBe(body.leadId);
        (await Post("/api/callers/find", new { number = "138-0572-0002" }, token, 200)).GetProperty("leads").EnumerateArray().Select(l => l.GetProperty("id").GetGuid()).ShouldContain(body.leadId);
        await Post($"/api/calls/{id}/lead", body with { inquiryId = Guid.NewGuid(), leadId = Guid.NewGuid() }, token, 422);
    }

    [Fact]
    public async Task names_the_field_that_is_wrong()
    {
        var token = await Token();
        (await Errors(Body("1380572"), token)).ShouldBe(["sheet.caller.phone"]);
        (await Errors(Body("13805720003", region: "999999"), token)).ShouldBe(["sheet.region"]);
        (await Errors(Body("13805720003", wish: ""), token)).ShouldBe(["sheet.wish"]);
        (await Errors(Body("13805720003", outcome: "Transferred"), token)).ShouldBe(["to"]);
        await Post("/api/calls", new { sheet = new { topic = "Lottery" }, outcome = "Answered", occurredOn = "2026-06-01" }, token, 400);
        await Post("/api/calls", new { outcome = "Answered", occurredOn = "2026-06-01" }, token, 400);
    }

    private object Body(string phone, string wish = "要地", string? region = "330521", string outcome = "Answered") => new
    {
        sheet = new { topic = "IndustrialLand", caller = new { name = "李女士", phone }, company, region, wish },
        outcome,
        occurredOn = "2026-06-01",
    };

    private Task<string> Token() => TestPeople.GiveToken(app.Host.Services, Calls.Agent);

    private async Task<IEnumerable<string>> Errors(object body, string token)
    {
        var answer = await app.Host.Scenario(s => Ask(s, "/api/calls", body, token, null).IgnoreStatusCode());
        new[] { 400, 422 }.ShouldContain(answer.Context.Response.StatusCode);
        return JsonDocument.Parse(await answer.ReadAsTextAsync()).RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name);
    }

    private async Task<JsonElement> Post(string url, object body, string token, int status, string? key = null)
    {
        var answer = await app.Host.Scenario(s => Ask(s, url, body, token, key).StatusCodeShouldBe(status));
        var text = await answer.ReadAsTextAsync();
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    private async Task<JsonElement> Get(string url, string token)
    {
        var answer = await app.Host.Scenario(s =>
        {
            s.Get.Url(url);
            s.WithRequestHeader("Authorization", $"Bearer {token}");
        });
        return JsonDocument.Parse(await answer.ReadAsTextAsync()).RootElement;
    }

    private static Scenario Ask(Scenario s, string url, object body, string token, string? key)
    {
        s.Post.Json(body).ToUrl(url);
        s.WithRequestHeader("Authorization", $"Bearer {token}");
        if (key is not null) s.WithRequestHeader("Idempotency-Key", key);
        return s;
    }
}
