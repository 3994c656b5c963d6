using Microsoft.AspNetCore.Authorization;

namespace Crm.Team.SigningIn;

/// <summary>Whoever signed in with a password that somebody else handed out can do nothing but replace it.</summary>
public sealed class ForcedChange(RequestDelegate next, Roster roster)
{
    /// <summary>Where people change their password.</summary>
    public const string Page = "/account/password";

    public Task Invoke(HttpContext http)
    {
        var must = Session.LoginOf(http.User) is { } login && roster.Now.Person(login)?.InitialPasswordUntil is not null;
        if (!must || IsOpen(http)) return next(http);
        if (SessionCookie.WantsPage(http.Request)) http.Response.Redirect(Page);
        else http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // What anybody may see, the change itself and the way out; a machine's token is no session.
    private static bool IsOpen(HttpContext http) =>
        http.Request.Path.StartsWithSegments(Page) || http.Request.Path.StartsWithSegments(SignOut.Address) || http.Request.Path.StartsWithSegments("/api")
        || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
