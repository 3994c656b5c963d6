using Crm.Foundation;

namespace Crm.Team.People;

/// <summary>One person of the asking person's unit or below.</summary>
[Allow(Role.Administrator, Role.Auditor)]
public sealed record FindPerson(string Login) : IQuery<PersonRow>;

/// <summary>Answers <see cref="FindPerson"/>, from memory.</summary>
public static class FindPersonHandler
{
    public static Task<PersonRow> Handle(FindPerson query, Actor actor, Roster roster, TimeProvider clock)
    {
        var now = roster.Now;
        return now.Person(query.Login) is { } person && actor.Oversees(person.Unit)
            ? Task.FromResult(PersonRow.Of(person, now, China.Today(clock)))
            : throw new RuleBroken("没有这个人，或不在你的管理范围内。") { Kind = Refusal.Missing };
    }
}
