using Crm.Foundation;

namespace Crm.Team;

/// <summary>Who works here and where, in memory, always as of now. Asked for on every command and every query.</summary>
public interface IRoster
{
    /// <summary>The person who signs in as <paramref name="login"/>, with the rights of this moment; null for nobody, a stranger or a disabled person.</summary>
    Actor? Find(string login, string channel);

    /// <summary>Name and path of a unit; null where there is no such unit or it was closed.</summary>
    UnitPlace? Unit(string code);

    /// <summary>The codes of a unit and of every unit below it, closed ones too; empty where there is no such unit.</summary>
    IReadOnlySet<string> Below(string code);

    /// <summary>Every open unit, parents before their children.</summary>
    IReadOnlyList<UnitPlace> Units { get; }

    /// <summary>The people who are not disabled and have the role, in the unit or below it.</summary>
    IReadOnlyList<PersonPlace> People(string unitPath, Role role);

    /// <summary>A person by login, disabled or not; null where there is none.</summary>
    PersonPlace? Person(string login);
}

/// <summary>Units that people name.</summary>
public static class NamedUnits
{
    /// <summary>The codes of a unit that a filter names and of every unit below it.</summary>
    /// <exception cref="RuleBroken">There is no such unit.</exception>
    public static IReadOnlySet<string> MustKnow(this IRoster roster, string unit, string field) =>
        roster.Below(unit) is { Count: > 0 } codes ? codes : throw new RuleBroken("没有这个招商单位。") { Field = field };
}

/// <summary>An organisation unit's place in the tree.</summary>
/// <param name="Code">GB/T 2260 code, with a suffix for parks.</param>
/// <param name="Name">Name in Chinese.</param>
/// <param name="Path">Codes from the root to this unit, each followed by a slash.</param>
public sealed record UnitPlace(string Code, string Name, string Path);

/// <summary>A person of the staff and where to reach them.</summary>
public sealed record PersonPlace(string Login, string Name, string Unit, string UnitPath, IReadOnlySet<Role> Roles, string? Email, bool Disabled);
