using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Crm.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.BadInput;

/// <summary>The right address with a wrong method or another type of body, and what the description says of addresses.</summary>
public class a_request_that_no_route_takes(CrmApp app)
{
    [Theory]
    [InlineData("DELETE", "/api/leads", null, 405)]
    [InlineData("POST", "/api/leads", "text/plain", 415)]
    [InlineData("GET", "/api/nowhere", null, 404)]
    public async Task is_told_what_is_wrong_with_it(string method, string address, string? type, int status)
    {
        var token = await TestPeople.TokenOf(app, "officer@330521");
        using var answer = await Send(method, address, type, token);
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("DELETE", "/api/leads", null)]
    [InlineData("POST", "/api/leads", "text/plain")]
    public async Task is_told_nothing_without_a_token(string method, string address, string? type)
    {
        using var answer = await Send(method, address, type, null);
        ((int)answer.StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task every_part_of_an_address_is_described_and_every_route_is_listed_under_its_module()
    {
        using var client = app.Host.Server.CreateClient();
        using var description = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var routes = app.Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<Channel>() == Channel.Api || e.Metadata.GetMetadata<Carries>()?.Type == typeof(Crm.Hotline.Ringing.TakeInPhoneReport)).Distinct().ToList();
        var described = 0;
        foreach (var (path, operation) in description.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (p.Name, o.Value))))
        {
            var named = operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path").Select(p => p.GetProperty("name").GetString()!).ToList() : [];
            named.Order(StringComparer.Ordinal).ShouldBe(path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')).Order(StringComparer.Ordinal), path);
            if (!path.StartsWith("/api/", StringComparison.Ordinal)) continue;
            operation.GetProperty("tags")[0].GetString().ShouldNotBe("Crm", path);
            described++;
        }
        described.ShouldBe(routes.Count);
    }

    private async Task<HttpResponseMessage> Send(string method, string address, string? type, string? token)
    {
        using var client = app.Host.Server.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = type is null ? null : new StringContent("{}", Encoding.UTF8, type) };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request);
    }
}
