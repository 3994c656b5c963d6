using System.Text.Json.Serialization;
using Crm.Foundation;
using Microsoft.AspNetCore.Identity;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.Passwords;

/// <summary>A job (demo sign-ins, a test's people) gives a person a password that need not be changed. No role may do this.</summary>
[Allow]
public sealed record GivePassword(string Login, Secret Password) : ICommand
{
    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class GivePasswordHandler
{
    public static (Events, IMartenOp) Handle(GivePassword command, [WriteModel] Person person, IPasswordHasher<Account> hasher, TimeProvider clock) =>
        ([.. Decide(person, China.Today(clock))], MartenOps.Store(hasher.NewAccount(person.Login, command.Password)));

    public static IEnumerable<object> Decide(Person person, DateOnly today)
    {
        person.MustBeEnabled();
        yield return new PasswordChanged(today);
    }
}
