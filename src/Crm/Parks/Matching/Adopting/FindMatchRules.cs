using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Parks.Matching.Adopting;

/// <summary>The rule sets a unit may use for matching, its own first.</summary>
/// <param name="Unit">The asking person's own where it is left out.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor, Role.Administrator)]
public sealed record FindMatchRules(string? Unit = null) : IQuery<FoundMatchRules>;

/// <summary>Rule sets of a unit.</summary>
/// <param name="InForce">The one used today where none is named.</param>
/// <param name="MayAdopt">Whether this person may adopt another for the unit.</param>
public sealed record FoundMatchRules(UnitPlace Unit, IReadOnlyList<MatchRules> All, MatchRules InForce, bool MayAdopt);

/// <summary>Answers <see cref="FindMatchRules"/>.</summary>
public static class FindMatchRulesHandler
{
    public static async Task<FoundMatchRules> Handle(FindMatchRules query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var unit = roster.Unit(query.Unit ?? actor.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(query.Unit), Kind = Refusal.Missing };
        var rules = await RulesFor.Unit(session, unit.Path, token);
        return new FoundMatchRules(unit, rules.All, rules.Pick(null, China.Today(clock)), ParkReach.Keeps(actor, unit));
    }
}
