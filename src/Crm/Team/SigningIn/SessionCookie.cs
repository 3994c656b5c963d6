using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Crm.Team.SigningIn;

/// <summary>Looks at every cookie anew: a session that is no longer good is refused with the very next request.</summary>
public sealed class SessionCookie(Roster roster, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <inheritdoc />
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (Session.PersonOf(context.Principal!, roster.Now, clock.GetUtcNow()) is { } person)
        {
            context.ReplacePrincipal(Session.WithRights(context.Principal!, person));
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>A person is shown the sign-in page; a script, a stylesheet or a circuit hears 401.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (WantsPage(context.Request)) return base.RedirectToLogin(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Whether a person's browser asks for a page to show.</summary>
    internal static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html");
}
