using System.Security.Claims;
using System.Text.Encodings.Web;
using Crm.Foundation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Crm.Team.Tokens;

/// <summary>Lets machines in by bearer token, and only to the API.</summary>
public sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, Roster roster, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "Token";

    private const string Bearer = "Bearer ";

    /// <inheritdoc />
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return Task.FromResult(AuthenticateResult.NoResult());
        if (OwnerOf(header[Bearer.Length..].Trim()) is not { } person) return Task.FromResult(AuthenticateResult.Fail("No such token"));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, person.Login)], Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name)));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: Texts.Of("请带上有效的令牌（Authorization: Bearer …）。")).ExecuteAsync(Context);
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: Texts.Of("这个令牌不能做这件事。")).ExecuteAsync(Context);

    private Person? OwnerOf(string text) =>
        ApiToken.TryParse(text, out var token)
        && roster.Now.Token(token.Id) is { Person: { Disabled: false } person } found
        && token.Matches(found.Token.Hash)
        && found.Token.ExpiresOn >= China.Today(clock)
            ? person
            : null;
}
