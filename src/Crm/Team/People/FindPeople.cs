using Crm.Foundation;

namespace Crm.Team.People;

/// <summary>People of the asking person's unit and below, by login.</summary>
/// <param name="Text">Part of the name or the login.</param>
/// <param name="Unit">Only this unit and below.</param>
/// <param name="Role">Only people with this role.</param>
/// <param name="Disabled">True for only disabled people, false for only the others, null for both.</param>
/// <param name="After">Login at which the page before ended.</param>
[Allow(Team.Role.Administrator, Team.Role.Auditor)]
public sealed record FindPeople(string? Text = null, string? Unit = null, Role? Role = null, bool? Disabled = null, string? After = null, int Take = 50) : IQuery<PeoplePageful>;

/// <summary>A page of people.</summary>
/// <param name="Count">How many there are in all.</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record PeoplePageful(IReadOnlyList<PersonRow> Rows, int Count, string? Next);

/// <summary>A person in the list.</summary>
/// <param name="MustChangePassword">Has an initial password that was not changed yet.</param>
/// <param name="Tokens">How many tokens act for them today.</param>
public sealed record PersonRow(
    string Login, string Name, string Unit, string UnitName, IReadOnlyList<Role> Roles, string? Email, bool Disabled, bool MustChangePassword, int Tokens)
{
    internal static PersonRow Of(Person p, RosterSheet staff, DateOnly today) => new(
        p.Login, p.Name, p.Unit, staff.Unit(p.Unit)?.Unit.Name ?? p.Unit, p.Roles, p.Email, p.Disabled, p.InitialPasswordUntil is not null, p.Tokens.Count(t => t.ExpiresOn >= today));
}

/// <summary>Answers <see cref="FindPeople"/>, from memory.</summary>
public static class FindPeopleHandler
{
    public static Task<PeoplePageful> Handle(FindPeople query, Actor actor, Roster roster, TimeProvider clock)
    {
        var now = roster.Now;
        var today = China.Today(clock);
        var below = query.Unit is { Length: > 0 } code ? now.Unit(code)?.Path ?? "nowhere" : actor.UnitPath;
        var text = query.Text?.Trim();
        var all = now.People.Select(p => (Person: p, Path: now.PathOf(p)))
            .Where(x => actor.Oversees(x.Person.Unit) && x.Path.StartsWith(below, StringComparison.Ordinal))
            .Where(x => query.Role is not { } role || x.Person.Roles.Contains(role))
            .Where(x => query.Disabled is not { } disabled || x.Person.Disabled == disabled)
            .Where(x => string.IsNullOrEmpty(text) || x.Person.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || x.Person.Login.Contains(text, StringComparison.OrdinalIgnoreCase))
            .OrderBy(x => x.Person.Login, StringComparer.Ordinal).ToList();
        var take = Math.Clamp(query.Take, 1, 200);
        var rows = all.Where(x => query.After is null || string.CompareOrdinal(x.Person.Login, query.After) > 0).Take(take + 1).ToList();
        var shown = rows.Take(take).Select(x => PersonRow.Of(x.Person, now, today)).ToList();
        return Task.FromResult(new PeoplePageful(shown, all.Count, rows.Count > take ? shown[^1].Login : null));
    }
}
