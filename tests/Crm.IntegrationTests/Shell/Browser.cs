using System.Security.Claims;
using Alba;
using Crm.Team;
using Crm.Team.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.IntegrationTests.Shell;

/// <summary>Asks for pages as a browser does, with the session of a person where one is named.</summary>
public static class Browser
{
    public static async Task<Answer> Open(this CrmApp app, string address, string? login = null, string accept = "text/html,application/xhtml+xml", string? cookies = null)
    {
        var answer = await app.Host.Scenario(s =>
        {
            s.Get.Url(address);
            s.WithRequestHeader("Accept", accept);
            if (cookies is not null) s.WithRequestHeader("Cookie", cookies);
            if (login is not null) s.WithRequestHeader("Cookie", $"crm_session={Session(app, login)}");
            s.IgnoreStatusCode();
        });
        return new Answer(answer.Context.Response, await answer.ReadAsTextAsync());
    }

    private static string Session(CrmApp app, string login)
    {
        const string scheme = "Identity.Application";
        var services = app.Host.Services;
        var person = services.GetRequiredService<Roster>().Now.Person(login).ShouldNotBeNull(login);
        var principal = Crm.Team.SigningIn.Session.Of(person, Guid.NewGuid(), DateTimeOffset.UtcNow, scheme);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) }, scheme);
        return services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme).TicketDataFormat.Protect(ticket);
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpResponse Response, string Text);
