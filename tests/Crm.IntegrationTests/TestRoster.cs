using Crm.Team;

namespace Crm.IntegrationTests;

/// <summary>Two sister units below one city and somebody of each role in each: "officer@330521", "manager@330523" …; "manager@330500" oversees both.</summary>
public sealed class TestRoster : IRoster
{
    private static readonly UnitPlace[] All =
    [
        new("330000", "浙江省", "330000/"),
        new("330500", "湖州市", "330000/330500/"),
        new("330521", "德清县", "330000/330500/330521/"),
        new("330523", "安吉县", "330000/330500/330523/"),
    ];

    public IReadOnlyList<UnitPlace> Units => All;

    public Actor? Find(string login, string channel) =>
        Person(login) is { } person ? new Actor(login, person.Name, person.Unit, person.UnitPath, person.Roles, channel) : null;

    public UnitPlace? Unit(string code) => All.FirstOrDefault(u => u.Code == code);

    public IReadOnlyList<PersonPlace> People(string unitPath, Role role) =>
        [.. All.Where(u => u.Path.StartsWith(unitPath, StringComparison.Ordinal)).Select(u => Person($"{role.ToString().ToLowerInvariant()}@{u.Code}")!)];

    public PersonPlace? Person(string login) =>
        login.Split('@') is [var role, var unit] && Enum.TryParse<Role>(role, ignoreCase: true, out var known) && Unit(unit) is { } place
            ? new PersonPlace(login, login, place.Code, place.Path, new HashSet<Role> { known }, $"{login.Replace('@', '.')}@example.test", false)
            : null;
}
