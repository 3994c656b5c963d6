using Crm.Foundation;
using Crm.Team;

namespace Crm.Clocks.Running;

/// <summary>Who sees a clock: whoever sees the record it is about by role and place.</summary>
public static class ClockReach
{
    /// <summary>Whether the actor sees clocks of a record of this place.</summary>
    public static bool Reaches(Actor actor, ClockSubjectKind about, string unit, string? person)
    {
        if (actor.IsJob) return true;
        if (actor.Is(Role.Manager, Role.Auditor) && actor.Oversees(unit)) return true;
        if (about is not (ClockSubjectKind.Lead or ClockSubjectKind.Submission) && actor.Is(Role.HotlineAgent) && actor.Oversees(unit)) return true;
        return actor.Is(Role.Officer) && (person == actor.Login || (person is null && unit == actor.Unit));
    }

    /// <summary>The same as conditions of a list.</summary>
    public static void Narrow(SqlFilter filter, Actor actor)
    {
        if (actor.IsJob) return;
        if (actor.Is(Role.Manager, Role.Auditor)) filter.Among("unit", actor.Units);
        else if (actor.Is(Role.HotlineAgent) && actor.Is(Role.Officer))
            filter.And("((about not in ('Lead', 'Submission') and unit = any(?)) or person = ? or (person is null and unit = ?))", actor.Units.ToArray(), actor.Login, actor.Unit);
        else if (actor.Is(Role.HotlineAgent)) filter.And("about not in ('Lead', 'Submission') and unit = any(?)", [actor.Units.ToArray()]);
        else if (actor.Is(Role.Officer)) filter.And("(person = ? or (person is null and unit = ?))", actor.Login, actor.Unit);
        else filter.And("false");
    }

    /// <summary>The clock, once it is certain that the actor sees it.</summary>
    /// <exception cref="RuleBroken">There is none, or it is out of reach; the sentence is the same.</exception>
    public static Clock Demand(Clock? clock, Actor actor) => clock is not null && Reaches(actor, clock.About, clock.Unit, clock.Person)
        ? clock : throw new RuleBroken("没有这个时限，或者你无权查看。") { Kind = Refusal.Missing };
}
