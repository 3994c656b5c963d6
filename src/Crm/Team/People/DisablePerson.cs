using System.Text.Json.Serialization;
using Crm.Foundation;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.People;

/// <summary>Stops a person from acting: open pages end within seconds, the cookie and all tokens are refused at once.</summary>
[Allow(Role.Administrator)]
public sealed record DisablePerson(string Login, string? Reason) : ICommand
{
    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class DisablePersonHandler
{
    public static Events Handle(DisablePerson command, [WriteModel] Person person, Actor actor, Roster roster, TimeProvider clock)
    {
        actor.MustOversee(person.Unit);
        return [.. Decide(command, person, actor, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(DisablePerson command, Person person, Actor actor, DateOnly today)
    {
        person.MustBeEnabled();
        person.MustNotBe(actor);
        yield return new PersonDisabled(PersonRules.Blank(command.Reason), today);
    }
}

public sealed class DisablePersonValidator : AbstractValidator<DisablePerson>
{
    public DisablePersonValidator() => RuleFor(c => c.Reason).MaximumLength(200);
}
