using Crm.Foundation;

namespace Crm.Team.Tokens;

/// <summary>The asking person's own tokens, newest first; those that ended stay until they are revoked.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record FindOwnTokens : IQuery<IReadOnlyList<TokenRow>>;

/// <summary>A token without its secret.</summary>
public sealed record TokenRow(string Id, string Name, DateOnly IssuedOn, DateOnly ExpiresOn, bool Ended);

/// <summary>Answers <see cref="FindOwnTokens"/>, from memory.</summary>
public static class FindOwnTokensHandler
{
    public static Task<IReadOnlyList<TokenRow>> Handle(FindOwnTokens query, Actor actor, Roster roster, TimeProvider clock)
    {
        var today = China.Today(clock);
        var tokens = roster.Now.Person(actor.Login)?.Tokens ?? [];
        return Task.FromResult<IReadOnlyList<TokenRow>>([.. tokens.OrderByDescending(t => t.IssuedOn).Select(t => new TokenRow(t.Id, t.Name, t.IssuedOn, t.ExpiresOn, t.ExpiresOn < today))]);
    }
}
