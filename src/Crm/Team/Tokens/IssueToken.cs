using System.Text.Json.Serialization;
using Crm.Foundation;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.Tokens;

/// <summary>Lets a machine act for the person over the API, with their rights. Who asks makes the token (<see cref="ApiToken.New"/>), shows it once and hands in only its hash.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record IssueToken(string Login, string TokenId, string Hash, string Name, DateOnly ExpiresOn) : ICommand
{
    /// <summary>Days until a token ends, unless the person says otherwise.</summary>
    public const int UsualDays = 90;

    /// <summary>Days a token may live at most.</summary>
    public const int MostDays = 366;

    /// <summary>Tokens a person may have at the same time.</summary>
    public const int MostTokens = 20;

    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class IssueTokenHandler
{
    public static Events Handle(IssueToken command, [WriteModel] Person person, Actor actor, TimeProvider clock) =>
        [.. Decide(command, person, actor, China.Today(clock))];

    public static IEnumerable<object> Decide(IssueToken command, Person person, Actor actor, DateOnly today)
    {
        if (!actor.IsJob) person.MustBe(actor);
        person.MustBeEnabled();
        if (command.ExpiresOn < today || command.ExpiresOn > today.AddDays(IssueToken.MostDays))
            throw new RuleBroken("有效期从今天起，最长 {0} 天。", IssueToken.MostDays) { Field = nameof(command.ExpiresOn) };
        if (person.Tokens.Count(t => t.ExpiresOn >= today) >= IssueToken.MostTokens) throw new RuleBroken("同时最多 {0} 个令牌，先作废不用的。", IssueToken.MostTokens);
        if (person.Tokens.Any(t => t.Id == command.TokenId)) throw new RuleBroken("这个令牌已经登记过。") { Field = nameof(command.TokenId) };
        yield return new TokenIssued(command.TokenId, command.Name.Trim(), command.Hash, command.ExpiresOn, today);
    }
}

public sealed class IssueTokenValidator : AbstractValidator<IssueToken>
{
    public IssueTokenValidator()
    {
        RuleFor(c => c.Name).Must(n => !string.IsNullOrWhiteSpace(n) && n.Trim().Length <= 60).WithMessage("写明令牌给谁用，最多 60 个字。");
        RuleFor(c => c.TokenId).Matches(@"^[0-9A-Za-z]{12}\z");
        RuleFor(c => c.Hash).Matches(@"^[0-9a-f]{64}\z");
    }
}
