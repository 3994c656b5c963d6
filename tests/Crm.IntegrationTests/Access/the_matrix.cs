using System.Text;
using Alba;
using Crm.Api;
using Crm.Leads;
using Crm.Leads.Filing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Crm.Privacy;
using Crm.Team;
using Crm.Tests.Leads.Filing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Access;

/// <summary>Every GET route of the API, asked by every role of the lead's own unit, of a sister unit and of the units above: nobody sees what is not theirs to see.</summary>
public class the_matrix(CrmApp app)
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly string canary = "帛书" + Guid.NewGuid().ToString("N")[..10];
    private readonly Guid lead = Guid.CreateVersion7();

    [Fact]
    public async Task lets_nobody_see_a_lead_that_is_not_theirs_to_see()
    {
        await OpenCanary();
        var routes = app.Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Carries>() is not null && e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        routes.Count.ShouldBeGreaterThan(5);
        var wrong = new List<string>();
        var seen = 0;
        foreach (var unit in new[] { "330521", "330523", "330500", "330000" })
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var login = $"{role.ToString().ToLowerInvariant()}@{unit}";
                var token = await TestPeople.GiveToken(app.Host.Services, login);
                foreach (var route in routes)
                {
                    var leaks = await Shows(token, route);
                    if (leaks && !May(role, unit, route)) wrong.Add($"{login} sees it at {route}");
                    if (leaks) seen++;
                }
            }
        }
        wrong.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(5, "nobody saw it at all: the test asks wrongly");
    }

    [Theory]
    [InlineData("officer@330523")]
    [InlineData("manager@330523")]
    [InlineData("hotlineagent@330521")]
    [InlineData("editor@330521")]
    [InlineData("auditor@330521")]
    [InlineData("administrator@330521")]
    public async Task lets_nobody_change_a_lead_that_is_not_theirs_to_change(string login)
    {
        await OpenCanary();
        var token = await TestPeople.GiveToken(app.Host.Services, login);
        var routes = app.Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Carries>() is { } carries && typeof(ILeadCommand).IsAssignableFrom(carries.Type)).ToList();
        routes.Count.ShouldBeGreaterThan(10);
        foreach (var route in routes)
        {
            var carries = route.Metadata.GetMetadata<Carries>()!.Type;
            var result = await app.Host.Scenario(s =>
            {
                if (carries == typeof(AddFile)) s.Post.MultipartFormData(new MultipartFormDataContent { { new ByteArrayContent(Papers.Pdf), "content", "x.pdf" } }).ToUrl(Examples.Url(route, lead));
                else s.Post.Json(Examples.Body(carries, lead)).ToUrl(Examples.Url(route, lead));
                s.WithRequestHeader("Authorization", $"Bearer {token}");
                s.IgnoreStatusCode();
            });
            // 400 tells only that the example's shape was wrong; it is given before the lead is looked at, and to everybody alike.
            new[] { 400, 403, 404 }.ShouldContain(result.Context.Response.StatusCode, $"{login} at {route.RoutePattern.RawText}: {await result.ReadAsTextAsync()}");
        }
        await using var session = app.Store.QuerySession();
        (await session.Events.FetchStreamAsync(lead)).Count.ShouldBe(4);
    }

    private async Task OpenCanary()
    {
        (await app.Send(new OpenLead(lead, canary, canary, Source.Hotline, new Contact(canary, "13805720001"), new Needs { Region = "330521", Industry = "C" }, Day, Owner: "officer@330521"), "officer@330521")).Sentence.ShouldBeNull();
        // The file bears the lead's id, so that the routes find it.
        (await app.Send(new AddFile(lead, lead, "x.pdf", new FileContent((byte[])[.. Papers.Pdf, .. Encoding.UTF8.GetBytes(canary)]), Day), "officer@330521")).Sentence.ShouldBeNull();
        (await app.Send(new LogFollowUp(lead, Guid.NewGuid(), FollowUpKind.Phone, canary, Day, canary, Day), "officer@330521")).Sentence.ShouldBeNull();
    }

    private async Task<bool> Shows(string token, string route)
    {
        var result = await app.Host.Scenario(s =>
        {
            s.Get.Url(Examples.Url(route, lead) + (route == "/api/events" ? "" : $"?text={Uri.EscapeDataString(canary)}&number=13805720001"));
            s.WithRequestHeader("Authorization", $"Bearer {token}");
            s.IgnoreStatusCode();
        });
        return (await result.ReadAsTextAsync()).Contains(canary, StringComparison.Ordinal);
    }

    private static bool May(Role role, string unit, string route) => (role, unit) switch
    {
        (Role.Auditor, "330000") => true,
        (_, "330523") => false,
        (Role.Manager or Role.Auditor, _) => true,
        (Role.Officer, "330521") => true,
        // The desk is shown who is calling: company, stage and officer of the caller's open leads in the agent's own unit and below.
        (Role.HotlineAgent, _) => route == "/api/callers",
        _ => false,
    };
}
