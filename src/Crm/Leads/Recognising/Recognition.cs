using Crm.Foundation;
using Crm.Team;

namespace Crm.Leads.Recognising;

/// <summary>
/// Who is told that an investor has a lead already, without being able to open it: agents and managers for their unit and those below, officers within their own
/// unit. In C# and in SQL, side by side.
/// </summary>
public static class Recognition
{
    /// <summary>Whether the actor is told of a lead of this unit.</summary>
    public static bool Reaches(Actor actor, string unitPath) =>
        actor.Is(Role.HotlineAgent, Role.Manager) ? actor.Oversees(unitPath) : actor.Is(Role.Officer) && unitPath == actor.UnitPath;

    /// <summary>Only leads the actor is told of.</summary>
    public static SqlFilter Filter(Actor actor)
    {
        var filter = new SqlFilter();
        if (actor.Is(Role.HotlineAgent, Role.Manager)) filter.Below("unit_path", actor.UnitPath);
        else if (actor.Is(Role.Officer)) filter.And("unit_path = ?", actor.UnitPath);
        else filter.And("false");
        return filter;
    }
}
