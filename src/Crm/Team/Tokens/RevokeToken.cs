using System.Text.Json.Serialization;
using Crm.Foundation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.Tokens;

/// <summary>Ends a token at once. People end their own; an administrator may end any token of a person in reach.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record RevokeToken(string Login, string TokenId) : ICommand
{
    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class RevokeTokenHandler
{
    public static Events Handle(RevokeToken command, [WriteModel] Person person, Actor actor, Roster roster, TimeProvider clock)
    {
        if (actor.Is(Role.Administrator)) actor.MustOversee(person.Unit);
        else if (!actor.IsJob) person.MustBe(actor);
        return [.. Decide(command, person, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(RevokeToken command, Person person, DateOnly today)
    {
        if (person.Tokens.All(t => t.Id != command.TokenId)) throw new RuleBroken("没有这个令牌，可能已经作废。") { Kind = Refusal.Missing };
        yield return new TokenRevoked(command.TokenId, today);
    }
}
