using System.Text.Json.Serialization;
using Crm.Foundation;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.People;

/// <summary>Corrects a person's display name or office address.</summary>
[Allow(Role.Administrator)]
public sealed record RevisePersonDetails(string Login, string Name, string? Email) : ICommand
{
    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class RevisePersonDetailsHandler
{
    public static Events Handle(RevisePersonDetails command, [WriteModel] Person person, Actor actor, Roster roster, TimeProvider clock)
    {
        actor.MustOversee(person.Unit);
        return [.. Decide(command, person, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(RevisePersonDetails command, Person person, DateOnly today)
    {
        var (name, email) = (command.Name.Trim(), PersonRules.Blank(command.Email));
        if (name == person.Name && email == person.Email) throw new RuleBroken("姓名和邮箱都没有变。") { Field = nameof(command.Name) };
        yield return new PersonDetailsRevised(name, email, today);
    }
}

public sealed class RevisePersonDetailsValidator : AbstractValidator<RevisePersonDetails>
{
    public RevisePersonDetailsValidator()
    {
        RuleFor(c => c.Name).PersonName();
        RuleFor(c => c.Email).OfficeAddress();
    }
}
