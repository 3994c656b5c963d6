using Crm.Foundation;

namespace Crm.Team;

/// <summary>Which unit a decision is about, and what stands above it.</summary>
public static class Overseeing
{
    /// <summary>The unit that a command names in its <c>Unit</c>, once it is certain that the person decides for it: for their own and for those below.</summary>
    /// <param name="otherwise">The sentence for whoever may not.</param>
    /// <exception cref="RuleBroken">There is no such unit, or it is another's.</exception>
    public static UnitPlace MustOversee(this Actor actor, string unit, IRoster roster, string otherwise)
    {
        var place = roster.Unit(unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = "Unit" };
        return actor.Oversees(place.Code) ? place : throw new RuleBroken(otherwise) { Field = "Unit", Kind = Refusal.Forbidden };
    }

    /// <summary>A unit and those above it, itself first. One that was closed down has lost its place, yet still stands below others.</summary>
    public static IReadOnlyList<string> Upwards(this IRoster roster, string unit) =>
        roster.Unit(unit) is { } place ? DatedSets.Upwards(place.Path) : [unit, .. roster.Units.Where(above => above.Code != unit && roster.Below(above.Code).Contains(unit)).Reverse().Select(above => above.Code)];
}
