using System.Text.Json;
using Alba;
using Crm.Foundation.Codes;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Parks;

public class the_parks_api(CrmApp app)
{
    private const string Manager = "manager@330521";

    [Fact]
    public async Task registers_a_park_once_per_key_and_offers_a_plot()
    {
        var (token, key, name) = (await Token(Manager), Guid.NewGuid().ToString(), "园" + Guid.NewGuid().ToString("N"));
        var body = new { description = new { name, region = "330521", leadingIndustries = new[] { "C38" } }, occurredOn = "2026-03-02" };
        var first = await Post("/api/parks", body, token, 201, key);
        var second = await Post("/api/parks", body, token, 201, key);
        var id = first.GetProperty("id").GetGuid();
        second.GetProperty("id").GetGuid().ShouldBe(id);
        await Post($"/api/parks/{id}/plots", new { plotId = Guid.NewGuid(), offer = new { name = "A-03", landMu = 96.5 }, occurredOn = "2026-03-02" }, token, 204);

        var found = await Get($"/api/parks?text={name}&site=Land&size=90", token);
        found.GetProperty("rows")[0].GetProperty("largestPlot").GetDecimal().ShouldBe(96.5m);
        (await Get($"/api/parks/{id}", token)).GetProperty("park").GetProperty("version").GetInt64().ShouldBe(2);
        (await Get($"/api/parks/{id}/timeline", token)).GetArrayLength().ShouldBe(2);
        (await Get("/api/parks/choices", token)).GetProperty("industries").EnumerateArray().Select(i => i.GetString()).ShouldContain("C38");
    }

    [Fact]
    public async Task names_the_field_that_is_wrong()
    {
        var token = await Token(Manager);
        var park = await new SomePark(app).Register();
        (await Errors($"/api/parks/{park.Id}/plots", new { plotId = Guid.NewGuid(), offer = new { name = "", landMu = 0 }, occurredOn = "2026-03-02" }, token))
            .ShouldBe(["offer.name", "offer.landMu"], ignoreOrder: true);
        (await Errors("/api/parks", new { description = new { name = "x", region = "999999" }, occurredOn = "2026-03-02" }, token)).ShouldBe(["description.region"]);
        await Post($"/api/parks/{park.Id}/plots", new { plotId = Guid.NewGuid(), offer = new { name = "A" }, occurredOn = "2026-03-02" }, token, 400);
        await Post($"/api/parks/{park.Id}/plots", new { plotId = Guid.NewGuid(), offer = new { name = "A", landMu = 5, price = 3 }, occurredOn = "2026-03-02" }, token, 400);
        await Post($"/api/parks/{Guid.NewGuid()}/plots", new { plotId = Guid.NewGuid(), offer = new { name = "A", landMu = 5 }, occurredOn = "2026-03-02" }, token, 404);
        await Post($"/api/parks/{park.Id}/plots", new { plotId = Guid.NewGuid(), offer = new { name = "A", landMu = 5 }, occurredOn = "2026-03-02" }, await Token("manager@330523"), 403);
        await Post($"/api/parks/{park.Id}/admission-rules/2026-01-01/revoke", new { reason = "录错", occurredOn = "2026-03-02" }, token, 404);
    }

    [Fact]
    public async Task proposes_previews_and_recomputes()
    {
        var token = await Token("officer@330521");
        var county = Regions.All.First(r => r.Code == "330324").Code;
        var park = await new SomePark(app, county).WithSites();
        var lead = await Lead(county, token);
        var proposal = Guid.NewGuid();

        await Post($"/api/leads/{lead}/matches", new { proposal, occurredOn = "2026-03-02" }, token, 204);
        var latest = (await Get($"/api/leads/{lead}/matches", token)).GetProperty("matches").GetProperty("latest");
        latest.GetProperty("rules").GetProperty("weights").GetProperty("Region").GetDecimal().ShouldBe(25);
        var first = latest.GetProperty("ranking")[0];
        (first.GetProperty("parkId").GetGuid(), first.GetProperty("conditions")[0].GetProperty("verdict").GetString()).ShouldBe((park.Id, "Met"));

        var preview = await Post($"/api/leads/{lead}/matches/preview", new { input = new { asOf = "2026-03-02", landMu = 200, site = "Land" }, take = 200 }, token, 200);
        preview.GetProperty("fingerprint").GetString().ShouldNotBe(latest.GetProperty("fingerprint").GetString());
        (await Get($"/api/leads/{lead}/matches/{proposal}/recompute", token)).GetProperty("same").GetBoolean().ShouldBeTrue();

        await Post($"/api/leads/{lead}/matches/{park.Plot}/shortlist", new { occurredOn = "2026-03-02" }, token, 204);
        await Post($"/api/leads/{lead}/matches/{park.Plot}/shortlist", new { occurredOn = "2026-03-02" }, token, 422);
        (await Errors($"/api/leads/{lead}/matches/{park.Building}/decline", new { reason = "", occurredOn = "2026-03-02" }, token)).ShouldBe(["reason"]);
    }

    private async Task<Guid> Lead(string county, string token)
    {
        var body = new { company = "庚" + Guid.NewGuid().ToString("N"), project = "电机", source = "Hotline", contact = (object?)null, needs = new { industry = "C38", region = county, landMu = 80 }, occurredOn = "2026-03-02", owner = "officer@330521" };
        return (await Post("/api/leads", body, token, 201)).GetProperty("id").GetGuid();
    }

    private Task<string> Token(string login) => TestPeople.GiveToken(app.Host.Services, login);

    private async Task<IEnumerable<string>> Errors(string url, object body, string token)
    {
        var answer = await app.Host.Scenario(s => Ask(s, url, body, token, null).StatusCodeShouldBe(400));
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
