using System.Text.Json.Serialization;
using Crm.Foundation;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.People;

/// <summary>Says what a person does from now on: the list replaces the one before, at once and in open pages too.</summary>
[Allow(Role.Administrator)]
public sealed record GrantRoles(string Login, IReadOnlyList<Role> Roles) : ICommand
{
    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class GrantRolesHandler
{
    public static Events Handle(GrantRoles command, [WriteModel] Person person, Actor actor, Roster roster, TimeProvider clock)
    {
        actor.MustOversee(person.Unit);
        return [.. Decide(command, person, actor, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(GrantRoles command, Person person, Actor actor, DateOnly today)
    {
        person.MustBeEnabled();
        person.MustNotBe(actor);
        var roles = PersonRules.Sorted(command.Roles);
        if (roles.SequenceEqual(PersonRules.Sorted(person.Roles))) throw new RuleBroken("角色没有变。") { Field = nameof(command.Roles) };
        yield return new RolesChanged(roles, today);
    }
}

public sealed class GrantRolesValidator : AbstractValidator<GrantRoles>
{
    public GrantRolesValidator() => RuleFor(c => c.Roles).GoTogether();
}
