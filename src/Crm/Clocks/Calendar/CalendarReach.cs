using Crm.Foundation;
using Crm.Team;

namespace Crm.Clocks.Calendar;

/// <summary>Who keeps the calendar: managers and administrators of the topmost unit, since everybody's due times hang on it.</summary>
public static class CalendarReach
{
    /// <summary>Whether the person keeps it.</summary>
    public static bool Keeps(Actor actor, IRoster roster) =>
        actor.IsJob || (actor.Is(Role.Manager, Role.Administrator) && roster.Units.All(unit => actor.Oversees(unit.Code)));

    /// <summary>Refuses everybody else.</summary>
    /// <exception cref="RuleBroken">The person's unit is not the topmost one.</exception>
    public static void Demand(Actor actor, IRoster roster)
    {
        if (!Keeps(actor, roster)) throw new RuleBroken("工作日历全系统共用，只有最上级单位的负责人或管理员可以修改。") { Kind = Refusal.Forbidden };
    }
}
