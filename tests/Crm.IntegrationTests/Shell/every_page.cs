using Crm.Foundation;
using Crm.Shell;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.IntegrationTests.Shell;

public class every_page(CrmApp app)
{
    private static readonly IReadOnlyList<(Type Page, string Address)> All =
    [
        .. typeof(Desk).Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>(), (t, route) => (t, Address(route.Template))),
    ];

    [Fact]
    public async Task is_served_to_the_roles_it_names_and_to_nobody_else()
    {
        foreach (var (page, address) in All.Where(p => !PageGate.IsOpen(p.Page)))
            foreach (var role in Enum.GetValues<Role>())
            {
                var login = $"{role}@330521".ToLowerInvariant();
                var allowed = ((AllowAttribute)Attribute.GetCustomAttribute(page, typeof(AllowAttribute))!).Roles.Contains(role);
                (await app.Open(address, login)).Response.StatusCode.ShouldBe(allowed ? 200 : 403, $"{login} at {address}");
            }
    }

    [Fact]
    public async Task sends_strangers_to_the_sign_in()
    {
        // At the front door a stranger is a visitor (PublicSite.the_front_door).
        foreach (var (_, address) in All.Where(p => !PageGate.IsOpen(p.Page) && p.Address != "/"))
        {
            var response = (await app.Open(address)).Response;
            response.StatusCode.ShouldBe(302, address);
            response.Headers.Location.ToString().ShouldContain("/signin?return=");
        }
    }

    [Fact]
    public async Task forbids_the_browser_whatever_it_does_not_need()
    {
        foreach (var (_, address) in All)
        {
            var policy = (await app.Open(address, "officer@330521")).Response.Headers.ContentSecurityPolicy.ToString();
            policy.ShouldContain("frame-ancestors 'none'", customMessage: address);
            policy.Replace("style-src-attr 'unsafe-inline'", "").ShouldNotContain("unsafe", customMessage: address);
        }
    }

    private static string Address(string template) =>
        "/" + string.Join('/', template.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part switch
        {
            ['{', ..] when part.Contains(":guid") => Guid.NewGuid().ToString(),
            ['{', ..] when part.Contains(":int") => "404",
            ['{', ..] => "x",
            _ => part,
        }));
}
