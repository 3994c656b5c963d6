using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Crm.Team.SigningIn;

/// <summary>
/// Who sits before an open page. A circuit outlives the request that opened it, so it is told whenever the roster changes: a session that is no longer good
/// becomes nobody's at once, and new roles show. A look every few seconds catches what nobody tells, such as a session that grew too old.
/// </summary>
public sealed class StaffAuthentication : RevalidatingServerAuthenticationStateProvider
{
    private readonly Roster roster;
    private readonly TimeProvider clock;
    private readonly IHttpContextAccessor http;
    private readonly Lock oneAtATime = new();
    private Task<AuthenticationState>? given;

    public StaffAuthentication(ILoggerFactory logs, Roster roster, TimeProvider clock, IHttpContextAccessor http) : base(logs)
    {
        (this.roster, this.clock, this.http) = (roster, clock, http);
        AuthenticationStateChanged += state => given = state;
        roster.Refreshed += Look;
    }

    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(4);

    /// <summary>The person of this page or circuit; for an endpoint without a page, the request's.</summary>
    public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
        given ?? Task.FromResult(new AuthenticationState(http.HttpContext?.User ?? new ClaimsPrincipal(new ClaimsIdentity())));

    /// <inheritdoc />
    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(PersonOf(authenticationState.User) is not null);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        roster.Refreshed -= Look;
        base.Dispose(disposing);
    }

    private void Look()
    {
        using var turn = oneAtATime.EnterScope();
        if (given is not { IsCompletedSuccessfully: true } || Session.LoginOf(given.Result.User) is null) return;
        var shown = given.Result.User;
        var now = PersonOf(shown) is { } person ? Session.WithRights(shown, person) : new ClaimsPrincipal(new ClaimsIdentity());
        if (!Same(shown, now)) SetAuthenticationState(Task.FromResult(new AuthenticationState(now)));
    }

    private Person? PersonOf(ClaimsPrincipal user) => Session.PersonOf(user, roster.Now, clock.GetUtcNow());

    private static bool Same(ClaimsPrincipal one, ClaimsPrincipal other) =>
        Session.LoginOf(one) == Session.LoginOf(other) && Roles(one).SetEquals(Roles(other));

    private static HashSet<string> Roles(ClaimsPrincipal user) => [.. user.FindAll(ClaimTypes.Role).Select(c => c.Value)];
}
