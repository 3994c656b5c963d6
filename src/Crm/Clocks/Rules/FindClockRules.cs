using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Clocks.Rules;

/// <summary>The sets of a unit: its own, past, current and coming, and the one in force, which may be of a unit above.</summary>
/// <param name="Unit">The asking person's own where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor, Role.Administrator)]
public sealed record FindClockRules(string? Unit = null) : IQuery<FoundClockRules>;

/// <summary>The answer to <see cref="FindClockRules"/>.</summary>
/// <param name="Own">The unit's own sets, the latest first.</param>
/// <param name="InForce">The set that holds today.</param>
/// <param name="From">Name of the unit whose set that is; null where it is the one everybody starts with.</param>
/// <param name="MayAdopt">Whether this person may adopt another for the unit.</param>
public sealed record FoundClockRules(UnitPlace Unit, IReadOnlyList<ClockRules> Own, ClockRules InForce, string? From, bool MayAdopt);

/// <summary>Answers <see cref="FindClockRules"/>.</summary>
public static class FindClockRulesHandler
{
    public static async Task<FoundClockRules> Handle(FindClockRules query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var unit = roster.Unit(query.Unit ?? actor.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(query.Unit), Kind = Refusal.Missing };
        var shelf = await ClockRulesShelf.Read(session, token);
        var (from, set) = shelf.Find(unit.Path, China.Today(clock));
        return new FoundClockRules(unit, shelf.Of(unit.Code), set, from.Length == 0 ? null : roster.Unit(from)?.Name ?? from, ClockRulesReach.Keeps(actor, unit.Code));
    }
}
