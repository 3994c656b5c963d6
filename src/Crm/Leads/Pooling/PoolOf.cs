using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Leads.Pooling;

/// <summary>The rules of a unit's pool, past, present and to come.</summary>
/// <param name="Unit">One's own where it is left out.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record PoolOf(string? Unit = null) : IQuery<PoolSheet>;

/// <summary>A unit's rules of the pool.</summary>
/// <param name="InForce">The rules that hold today; null where none do.</param>
/// <param name="InForceOf">Name of the unit that set them.</param>
/// <param name="Sets">The unit's own sets, the latest first.</param>
public sealed record PoolSheet(string Unit, string UnitName, PoolSetting? InForce, string? InForceOf, IReadOnlyList<PoolSetting> Sets);

/// <summary>Answers <see cref="PoolOf"/>.</summary>
public static class PoolOfHandler
{
    public static async Task<PoolSheet> Handle(PoolOf query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var unit = roster.Unit(query.Unit.Filled() ?? actor.Unit);
        if (unit is null || unit.Code != actor.Unit && !(actor.Is(Role.Manager, Role.Auditor) && actor.Oversees(unit.Code)))
            throw new RuleBroken("没有这个招商单位。") { Field = nameof(query.Unit), Kind = Refusal.Missing };
        var force = await PoolBook.InForce(unit.Path, China.Today(clock), session, token);
        var book = await session.LoadAsync<PoolBook>(PoolBook.IdOf(unit.Code), token);
        return new PoolSheet(unit.Code, unit.Name, force?.Set, force is { } found ? roster.Unit(found.Unit)?.Name ?? found.Unit : null, [.. (book?.Sets ?? []).Reverse()]);
    }
}
