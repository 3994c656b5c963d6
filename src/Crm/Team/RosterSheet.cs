using System.Collections.Concurrent;
using System.Collections.Frozen;
using Crm.Foundation;

namespace Crm.Team;

/// <summary>Everybody and every unit at one moment. Never changes; a change of people or units makes a new sheet.</summary>
public sealed class RosterSheet
{
    private readonly FrozenDictionary<string, Person> people;
    private readonly FrozenDictionary<string, UnitInTree> units;
    private readonly FrozenDictionary<string, (Person Person, PersonToken Token)> tokens;
    private readonly ConcurrentDictionary<string, FrozenSet<string>> below = new(StringComparer.Ordinal);

    public RosterSheet(IEnumerable<OrganisationUnit> units, IEnumerable<Person> people)
    {
        this.people = people.ToFrozenDictionary(p => p.Login, StringComparer.Ordinal);
        Tree = Grow(units);
        this.units = Tree.ToFrozenDictionary(u => u.Unit.Code, StringComparer.Ordinal);
        tokens = this.people.Values.SelectMany(p => p.Tokens.Select(t => (p, t))).ToFrozenDictionary(pair => pair.t.Id, StringComparer.Ordinal);
    }

    /// <summary>Every unit, closed ones too, each after its parent and siblings by code.</summary>
    public IReadOnlyList<UnitInTree> Tree { get; }

    /// <summary>Everybody, disabled or not.</summary>
    public IEnumerable<Person> People => people.Values;

    /// <summary>A person by login, disabled or not.</summary>
    public Person? Person(string login) => people.GetValueOrDefault(login);

    /// <summary>A unit by code, closed or not.</summary>
    public UnitInTree? Unit(string code) => units.GetValueOrDefault(code);

    /// <summary>Whose token has this public half.</summary>
    public (Person Person, PersonToken Token)? Token(string id) => tokens.TryGetValue(id, out var found) ? found : null;

    /// <summary>The person as an actor; null for a stranger, a disabled person or one whose unit is unknown.</summary>
    public Actor? Actor(string login, string channel) => Person(login) is { Disabled: false } person && Unit(person.Unit) is { } unit
        ? new Actor(person.Login, person.Name, person.Unit, unit.Path, person.Roles.ToHashSet(), channel) { Units = Below(unit.Unit.Code) }
        : null;

    /// <summary>The codes of a unit and of every unit below it, closed or not; empty for an unknown one.</summary>
    public IReadOnlySet<string> Below(string code) => below.GetOrAdd(code, given => Unit(given) is not { } top ? []
        : Tree.Where(u => u.Path.StartsWith(top.Path, StringComparison.Ordinal)).Select(u => u.Unit.Code).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The path of the unit a person belongs to.</summary>
    public string PathOf(Person person) => Unit(person.Unit)?.Path ?? $"{person.Unit}/";

    /// <summary>The path of a unit, also before this sheet knows it.</summary>
    public string PathOf(OrganisationUnit unit) => Unit(unit.Code)?.Path ?? $"{unit.Code}/";

    /// <summary>A unit that a command names.</summary>
    /// <exception cref="RuleBroken">There is none.</exception>
    public UnitInTree MustHaveUnit(string code, string field) => Unit(code) ?? throw new RuleBroken("没有代码为 {0} 的单位。", code) { Field = field };

    /// <summary>A person as other modules see them.</summary>
    public PersonPlace PlaceOf(Person person) =>
        new(person.Login, person.Name, person.Unit, PathOf(person), person.Roles.ToHashSet(), person.Email, person.Disabled);

    // Two administrators moving two units at once could close a ring, which has no root: its units are hung up at the top so that nobody disappears.
    private static List<UnitInTree> Grow(IEnumerable<OrganisationUnit> all)
    {
        var units = all.OrderBy(u => u.Code, StringComparer.Ordinal).ToList();
        var known = units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var below = units.Where(u => u.ParentCode is not null).ToLookup(u => u.ParentCode!, StringComparer.Ordinal);
        var grown = new List<UnitInTree>(units.Count);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in units.Where(u => u.ParentCode is null || !known.Contains(u.ParentCode))) Add(root, "");
        foreach (var ring in units) Add(ring, "");
        return grown;

        void Add(OrganisationUnit unit, string above)
        {
            if (!placed.Add(unit.Code)) return;
            var path = $"{above}{unit.Code}/";
            grown.Add(new UnitInTree(unit, path));
            foreach (var child in below[unit.Code]) Add(child, path);
        }
    }
}
