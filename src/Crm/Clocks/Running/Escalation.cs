using Crm.Team;

namespace Crm.Clocks.Running;

/// <summary>Who answers for a unit's clocks. Where a unit has no manager the one above is asked, so that somebody is always told.</summary>
public static class Escalation
{
    /// <summary>The managers so many units up from a unit, or the nearest above those that has one; at last the administrators.</summary>
    /// <param name="path">Codes from the root to the unit, each followed by a slash.</param>
    public static Told Whom(string path, int up, IRoster roster)
    {
        var nearestFirst = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse().ToList();
        if (nearestFirst.Count == 0) return new Told("", []);
        var upward = nearestFirst.Skip(Math.Min(up, nearestFirst.Count - 1)).ToList();
        foreach (var role in (Role[])[Role.Manager, Role.Administrator])
            foreach (var unit in role == Role.Manager ? upward : nearestFirst)
                if (roster.Unit(unit) is { } place && Of(place, role, roster) is { Count: > 0 } people) return new Told(unit, people);
        // Nobody above either: whoever manages nearest below the step that was asked for.
        return new Told(upward[0], [.. nearestFirst.Select(u => roster.Unit(u)).OfType<UnitPlace>().Select(p => Of(p, Role.Manager, roster)).FirstOrDefault(l => l.Count > 0) ?? []]);
    }

    private static List<string> Of(UnitPlace unit, Role role, IRoster roster) => [.. roster.People(unit.Path, role).Where(p => p.Unit == unit.Code).Select(p => p.Login)];
}
