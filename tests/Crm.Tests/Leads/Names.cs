using Crm.Team;

namespace Crm.Tests.Leads;

/// <summary>A roster of one unit and two people.</summary>
internal sealed class Names : IRoster
{
    public IReadOnlyList<UnitPlace> Units => [new("330521", "德清县", "330000/330500/330521/")];

    public Actor? Find(string login, string channel) => null;

    public UnitPlace? Unit(string code) => Units.FirstOrDefault(u => u.Code == code);

    public IReadOnlySet<string> Below(string code) => new HashSet<string>();

    public IReadOnlyList<PersonPlace> People(string unitPath, Role role) => [];

    public PersonPlace? Person(string login) =>
        login is "chen" or "wang" ? new(login, login == "chen" ? "陈某" : "王某", "330521", "", new HashSet<Role>(), null, false) : null;
}
