using System.Text.Json.Serialization;
using Crm.Foundation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.People;

/// <summary>Puts a person into another unit; what they may see follows at once. Leads they own stay theirs until a manager reassigns them.</summary>
[Allow(Role.Administrator)]
public sealed record MovePerson(string Login, string Unit) : ICommand
{
    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class MovePersonHandler
{
    public static Events Handle(MovePerson command, [WriteModel] Person person, Actor actor, Roster roster, TimeProvider clock)
    {
        var place = roster.Now.MustHaveUnit(command.Unit, nameof(command.Unit));
        actor.MustOversee(person.Unit);
        actor.MustOversee(place.Unit.Code);
        return [.. Decide(person, place, actor, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(Person person, UnitInTree place, Actor actor, DateOnly today)
    {
        person.MustBeEnabled();
        person.MustNotBe(actor);
        place.MustBeOpen(nameof(MovePerson.Unit));
        if (place.Unit.Code == person.Unit) throw new RuleBroken("{0}本来就在“{1}”。", person.Name, place.Unit.Name) { Field = nameof(MovePerson.Unit) };
        yield return new PersonMoved(place.Unit.Code, today);
    }
}
