using System.Text.Json.Serialization;
using Crm.Foundation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.People;

/// <summary>Lets a disabled person sign in again, with the password they had; tokens stay gone.</summary>
[Allow(Role.Administrator)]
public sealed record EnablePerson(string Login) : ICommand
{
    [JsonIgnore]
    public Guid PersonId => Person.IdOf(Login);
}

public static class EnablePersonHandler
{
    public static Events Handle(EnablePerson command, [WriteModel] Person person, Actor actor, Roster roster, TimeProvider clock)
    {
        actor.MustOversee(person.Unit);
        return [.. Decide(person, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(Person person, DateOnly today)
    {
        if (!person.Disabled) throw new RuleBroken("{0}的账号没有停用。", person.Name);
        yield return new PersonEnabled(today);
    }
}
