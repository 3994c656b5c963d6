using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Team.SigningIn;
using Marten;
using Microsoft.AspNetCore.Identity;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.Passwords;

/// <summary>The person replaces their own password, knowing the present one. All their other sessions end.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator, Jobs = false)]
public sealed record ChangeOwnPassword(string Login, Secret Present, Secret Wanted) : ICommand
{
    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class ChangeOwnPasswordHandler
{
    // Guesses are slowed down here as at the door: an open page or a token must not be enough to find the password out.
    public static async Task<PresentPassword> LoadAsync(
        ChangeOwnPassword command, Actor actor, IDocumentSession session, IPasswordHasher<Account> hasher, Tallies tallies, TimeProvider clock, CancellationToken token)
    {
        var counters = Patience.ForChange(actor.Login);
        if (await tallies.Admit(counters, token) is { } comeBack) throw new RuleBroken("密码试错太多次，请 {0} 秒后再试。", (int)(comeBack - clock.GetUtcNow()).TotalSeconds + 1);
        var account = await session.LoadAsync<Account>(actor.Login, token);
        var right = account?.PasswordHash is { } hash && hasher.VerifyHashedPassword(account, hash, command.Present.Text) != PasswordVerificationResult.Failed;
        if (right) await tallies.Forgive(counters, token);
        return new PresentPassword(right);
    }

    public static (Events, IMartenOp) Handle(
        ChangeOwnPassword command, [WriteModel] Person person, PresentPassword present, Actor actor, IPasswordHasher<Account> hasher, TimeProvider clock) =>
        ([.. Decide(command, person, actor, present.IsRight, China.Today(clock))], MartenOps.Store(hasher.NewAccount(person.Login, command.Wanted)));

    public static IEnumerable<object> Decide(ChangeOwnPassword command, Person person, Actor actor, bool presentIsRight, DateOnly today)
    {
        person.MustBe(actor);
        if (!presentIsRight) throw new RuleBroken("现在的密码不对。") { Field = nameof(command.Present) };
        if (command.Wanted == command.Present) throw new RuleBroken("新密码和现在的一样。") { Field = nameof(command.Wanted) };
        if (PasswordRules.Objection(command.Wanted.Text, nameof(command.Wanted), person.Login, person.Name) is { } objection) throw objection;
        yield return new PasswordChanged(today);
    }
}

/// <summary>Whether the present password was given rightly.</summary>
public sealed record PresentPassword(bool IsRight);
