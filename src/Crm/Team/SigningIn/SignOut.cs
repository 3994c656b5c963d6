using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Crm.Team.SigningIn;

/// <summary>Ends the session. By POST with an antiforgery token, so that no other site can sign people out.</summary>
public static class SignOut
{
    /// <summary>Where the form posts to.</summary>
    public const string Address = "/account/sign-out";

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapPost(Address, async (HttpContext http, IAntiforgery antiforgery, Door door) =>
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        if (Session.LoginOf(http.User) is { } login && Session.SignInOf(http.User) is { } signIn) await door.Close(signIn, login, http.RequestAborted);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect("/signin");
    }).AllowAnonymous().ExcludeFromDescription();
}
