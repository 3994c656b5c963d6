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
    public static bool Reaches(Actor actor, string unit) =>
        actor.Is(Role.HotlineAgent, Role.Manager) ? actor.Oversees(unit) : actor.Is(Role.Officer) && unit == actor.Unit;

    /// <summary>Only leads the actor is told of.</summary>
    public static SqlFilter Filter(Actor actor)
    {
        var filter = new SqlFilter();
        if (actor.Is(Role.HotlineAgent, Role.Manager)) filter.Among("unit", actor.Units);
        else if (actor.Is(Role.Officer)) filter.And("unit = ?", actor.Unit);
        else filter.And("false");
        return filter;
    }
}
