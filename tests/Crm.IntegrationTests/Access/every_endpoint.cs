using Crm.Api;
using Crm.Foundation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Access;

public class every_endpoint(CrmApp app)
{
    /// <summary>What anybody may open: the door, the health of the machine, the description of the API, files of the look, the public site, and the circuit, which asks for a sign-in itself.</summary>
    private static readonly string[] Open = ["/signin", "/account/sign-out", "/setup", "/health", "/openapi", "/scalar", "/_framework", "/_content", "/_blazor", "/preferences", "/problem", "/theme.css", "/site", "/robots.txt", "/ask"];

    private IEnumerable<RouteEndpoint> All => app.Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct();

    [Fact]
    public void of_the_api_carries_a_command_or_a_query_with_a_rule()
    {
        var api = All.Where(e => Path(e).StartsWith("/api/", StringComparison.Ordinal)).ToList();
        api.Count.ShouldBeGreaterThan(20);
        foreach (var endpoint in api)
        {
            var carries = endpoint.Metadata.GetMetadata<Carries>().ShouldNotBeNull(Path(endpoint));
            Rules.Enumerate().Single(rule => rule.Type == carries.Type).Rule.ShouldNotBeNull(carries.Type.Name);
            endpoint.Metadata.GetMetadata<IAuthorizeData>().ShouldNotBeNull(Path(endpoint));
            endpoint.Metadata.GetMetadata<IAllowAnonymous>().ShouldBeNull(Path(endpoint));
        }
    }

    [Fact]
    public void that_anybody_may_open_is_on_the_list()
    {
        foreach (var endpoint in All.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
            Open.ShouldContain(prefix => Path(endpoint).StartsWith(prefix, StringComparison.Ordinal), $"{Path(endpoint)} is open to everybody");
    }

    [Fact]
    public void that_is_a_page_asks_for_a_sign_in_or_is_on_the_list()
    {
        foreach (var page in All.Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
        {
            var open = Open.Any(prefix => Path(page).StartsWith(prefix, StringComparison.Ordinal));
            if (!open) page.Metadata.GetMetadata<IAllowAnonymous>().ShouldBeNull(Path(page));
        }
    }

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
}
