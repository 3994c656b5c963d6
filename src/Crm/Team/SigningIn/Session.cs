using System.Globalization;
using System.Security.Claims;

namespace Crm.Team.SigningIn;

/// <summary>What a session's cookie says and when it stops being good. Rights are not in it: they are the roster's, looked up each time.</summary>
public static class Session
{
    /// <summary>A session ends after this long without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>A session ends after this long in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Name of the cookie that carries it.</summary>
    public const string Cookie = "crm_session";

    private const string Era = "crm:era";
    private const string Began = "crm:began";
    private const string SignInId = "crm:sign-in";

    /// <summary>The principal of a new session, named by its login.</summary>
    public static ClaimsPrincipal Of(Person person, Guid signIn, DateTimeOffset now, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, person.Login),
            new Claim(ClaimTypes.NameIdentifier, person.Login), // what antiforgery ties forms to
            new Claim(Era, person.Era.ToString(CultureInfo.InvariantCulture)),
            new Claim(Began, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new Claim(SignInId, signIn.ToString()),
        ], scheme, ClaimTypes.Name, ClaimTypes.Role));

    /// <summary>The login a principal carries; null where nobody is signed in.</summary>
    public static string? LoginOf(ClaimsPrincipal principal) => principal.Identity is { IsAuthenticated: true, Name: { } login } ? login : null;

    /// <summary>The id of the sign-in a session began with.</summary>
    public static Guid? SignInOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(SignInId), out var id) ? id : null;

    /// <summary>The person of a session that is still good; null once they were disabled, got or chose another password, or the session is too old.</summary>
    public static Person? PersonOf(ClaimsPrincipal principal, RosterSheet staff, DateTimeOffset now) =>
        LoginOf(principal) is { } login && staff.Person(login) is { Disabled: false } person
        && NumberOf(principal, Era) == person.Era
        && NumberOf(principal, Began) is { } began && now - DateTimeOffset.FromUnixTimeSeconds(began) < Longest
            ? person
            : null;

    /// <summary>The principal with the roles of this moment, for what pages show.</summary>
    public static ClaimsPrincipal WithRights(ClaimsPrincipal principal, Person person)
    {
        var old = (ClaimsIdentity)principal.Identity!;
        var kept = old.Claims.Where(c => c.Type != ClaimTypes.Role);
        return new ClaimsPrincipal(new ClaimsIdentity(
            [.. kept, .. person.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString()))], old.AuthenticationType, ClaimTypes.Name, ClaimTypes.Role));
    }

    private static long? NumberOf(ClaimsPrincipal principal, string claim) =>
        long.TryParse(principal.FindFirstValue(claim), CultureInfo.InvariantCulture, out var number) ? number : null;
}
