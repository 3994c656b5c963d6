using Crm.Foundation;

namespace Crm.Team.Units;

/// <summary>The asking person's unit and everything below it, each after its parent; closed ones too.</summary>
[Allow(Role.Manager, Role.Administrator, Role.Auditor)]
public sealed record FindUnits : IQuery<IReadOnlyList<UnitRow>>;

/// <summary>A unit in the tree.</summary>
/// <param name="Depth">Levels below the first one shown.</param>
/// <param name="People">How many people who may act work exactly here.</param>
/// <param name="OpenBelow">How many open units report directly to it.</param>
public sealed record UnitRow(string Code, string Name, string? ParentCode, UnitKind Kind, bool Closed, string Path, int Depth, int People, int OpenBelow);

/// <summary>Answers <see cref="FindUnits"/>, from memory.</summary>
public static class FindUnitsHandler
{
    public static Task<IReadOnlyList<UnitRow>> Handle(FindUnits query, Actor actor, Roster roster)
    {
        var now = roster.Now;
        var people = now.People.Where(p => !p.Disabled).CountBy(p => p.Unit).ToDictionary();
        var below = now.Tree.Where(u => !u.Unit.Closed && u.Unit.ParentCode is not null).CountBy(u => u.Unit.ParentCode!).ToDictionary();
        var seen = now.Tree.Where(u => actor.Oversees(u.Unit.Code)).ToList();
        var top = seen.Count == 0 ? 0 : seen.Min(u => u.Depth);
        return Task.FromResult<IReadOnlyList<UnitRow>>([.. seen.Select(u => new UnitRow(
            u.Unit.Code, u.Unit.Name, u.Unit.ParentCode, u.Unit.Kind, u.Unit.Closed, u.Path, u.Depth - top,
            people.GetValueOrDefault(u.Unit.Code), below.GetValueOrDefault(u.Unit.Code)))]);
    }
}
