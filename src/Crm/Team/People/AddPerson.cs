using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Team.Passwords;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Wolverine.Marten;

namespace Crm.Team.People;

/// <summary>
/// Takes somebody into a unit. With an initial password, which the page makes and shows once, they can sign in and must change it; without one they can't
/// until a password is issued.
/// </summary>
[Allow(Role.Administrator)]
public sealed record AddPerson(string Login, string Name, string Unit, IReadOnlyList<Role> Roles, string? Email = null, Secret? Password = null) : ICommand
{
    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class AddPersonHandler
{
    public static (IStartStream, IMartenOp) Handle(AddPerson command, Actor actor, Roster roster, IPasswordHasher<Account> hasher, TimeProvider clock)
    {
        if (roster.Now.Person(command.Login) is not null) throw new RuleBroken("登录名 {0} 已经有人用了。", command.Login) { Field = nameof(command.Login) };
        var unit = roster.Now.MustHaveUnit(command.Unit, nameof(command.Unit));
        actor.MustOversee(unit.Unit.Code);
        object[] events = [.. Decide(command, unit, China.Today(clock))];
        IMartenOp account = command.Password is { } password ? MartenOps.Store(hasher.NewAccount(command.Login, password)) : MartenOps.Nothing();
        return (MartenOps.StartStream<Person>(command.PersonId, events), account);
    }

    public static IEnumerable<object> Decide(AddPerson command, UnitInTree unit, DateOnly today)
    {
        unit.MustBeOpen(nameof(command.Unit));
        var name = command.Name.Trim();
        yield return new PersonAdded(command.Login, name, unit.Unit.Code, PersonRules.Sorted(command.Roles), PersonRules.Blank(command.Email), today);
        if (command.Password is not { } password) yield break;
        if (PasswordRules.Objection(password.Text, nameof(command.Password), command.Login, name) is { } objection) throw objection;
        yield return new InitialPasswordIssued(today.AddDays(ResetPassword.DaysToUseIt), today);
    }
}

public sealed class AddPersonValidator : AbstractValidator<AddPerson>
{
    public AddPersonValidator()
    {
        RuleFor(c => c.Login).Login();
        RuleFor(c => c.Name).PersonName();
        RuleFor(c => c.Email).OfficeAddress();
        RuleFor(c => c.Roles).GoTogether();
    }
}
