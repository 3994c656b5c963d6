using Crm.Foundation;
using Crm.Team;

namespace Crm.Pipeline.Closing;

/// <summary>Who closes and opens what.</summary>
internal static class ClosingRules
{
    /// <summary>The unit, once it is certain that the person closes its months and says there what is late: managers do, for their own unit and those below.</summary>
    /// <exception cref="RuleBroken">There is no such unit, or it is another's.</exception>
    public static UnitPlace MustClose(this Actor actor, string unit, IRoster roster) => actor.MustOversee(unit, roster, "只能为本单位和下级单位封账。");

    /// <summary>The unit, once it is certain that the person may open its months again: managers of a unit above; of the unit itself where there is none above.</summary>
    /// <exception cref="RuleBroken">There is no such unit, or it is not theirs to open.</exception>
    public static UnitPlace MustReopen(this Actor actor, string unit, IRoster roster)
    {
        var place = roster.Unit(unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = "Unit" };
        return MayReopen(actor, place) ? place : throw new RuleBroken("封了的账只能由上级单位的负责人打开。") { Field = "Unit", Kind = Refusal.Forbidden };
    }

    /// <summary>Whether somebody who is a manager may open a unit's months again.</summary>
    public static bool MayReopen(Actor actor, UnitPlace unit) => actor.Oversees(unit.Code) && (actor.Unit != unit.Code || DatedSets.Upwards(unit.Path).Count == 1);
}
