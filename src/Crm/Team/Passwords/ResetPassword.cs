using System.Text.Json.Serialization;
using Crm.Foundation;
using Microsoft.AspNetCore.Identity;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.Passwords;

/// <summary>
/// Hands a person a new initial password: their sessions end, and the password must be changed at the first sign-in. The page makes it and shows it once
/// (<see cref="Secret.NewPassword"/>); nobody can read it again.
/// </summary>
[Allow(Role.Administrator)]
public sealed record ResetPassword(string Login, Secret Password) : ICommand
{
    /// <summary>How long an initial password opens anything.</summary>
    public const int DaysToUseIt = 7;

    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class ResetPasswordHandler
{
    public static (Events, IMartenOp) Handle(
        ResetPassword command, [WriteModel] Person person, Actor actor, Roster roster, IPasswordHasher<Account> hasher, TimeProvider clock)
    {
        actor.MustOversee(person.Unit);
        return ([.. Decide(command, person, China.Today(clock))], MartenOps.Store(hasher.NewAccount(person.Login, command.Password)));
    }

    public static IEnumerable<object> Decide(ResetPassword command, Person person, DateOnly today)
    {
        person.MustBeEnabled();
        if (PasswordRules.Objection(command.Password.Text, nameof(command.Password), person.Login, person.Name) is { } objection) throw objection;
        yield return new InitialPasswordIssued(today.AddDays(ResetPassword.DaysToUseIt), today);
    }

    internal static Account NewAccount(this IPasswordHasher<Account> hasher, string login, Secret password)
    {
        var account = new Account { Id = login };
        account.PasswordHash = hasher.HashPassword(account, password.Text);
        return account;
    }
}
