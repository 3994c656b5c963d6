using System.Text.Json.Serialization;
using Crm.Foundation;
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
    public static Task<Account?> LoadAsync(ChangeOwnPassword command, IDocumentSession session, CancellationToken token) => session.LoadAsync<Account>(command.Login, token);

    public static (Events, IMartenOp) Handle(
        ChangeOwnPassword command, [WriteModel] Person person, Account? account, Actor actor, IPasswordHasher<Account> hasher, TimeProvider clock)
    {
        var known = account?.PasswordHash is { } hash && hasher.VerifyHashedPassword(account, hash, command.Present.Text) != PasswordVerificationResult.Failed;
        return ([.. Decide(command, person, actor, known, China.Today(clock))], MartenOps.Store(hasher.NewAccount(person.Login, command.Wanted)));
    }

    public static IEnumerable<object> Decide(ChangeOwnPassword command, Person person, Actor actor, bool presentIsRight, DateOnly today)
    {
        person.MustBe(actor);
        if (!presentIsRight) throw new RuleBroken("现在的密码不对。") { Field = nameof(command.Present) };
        if (command.Wanted == command.Present) throw new RuleBroken("新密码和现在的一样。") { Field = nameof(command.Wanted) };
        if (PasswordRules.Objection(command.Wanted.Text, nameof(command.Wanted), person.Login, person.Name) is { } objection) throw objection;
        yield return new PasswordChanged(today);
    }
}
