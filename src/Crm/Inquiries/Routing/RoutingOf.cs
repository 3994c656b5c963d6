using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Inquiries.Routing;

/// <summary>The rules a unit has set, past, present and to come, and whose rules hold there today.</summary>
[Allow(Role.Manager, Role.Auditor)]
public sealed record RoutingOf(string? Unit = null) : IQuery<RoutingSheet>;

/// <summary>A unit's rules.</summary>
/// <param name="InForce">The rules that hold today; null where inquiries stay with the unit.</param>
/// <param name="InForceOf">Name of the unit that set them.</param>
/// <param name="Sets">The unit's own sets, the latest first.</param>
public sealed record RoutingSheet(string Unit, string UnitName, RoutingSetting? InForce, string? InForceOf, IReadOnlyList<RoutingSetting> Sets);

/// <summary>Answers <see cref="RoutingOf"/>.</summary>
public static class RoutingOfHandler
{
    public static async Task<RoutingSheet> Handle(RoutingOf query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var unit = roster.Unit(query.Unit.Filled() ?? actor.Unit);
        if (unit is null || !actor.Oversees(unit.Code)) throw new RuleBroken("没有这个招商单位。") { Field = nameof(query.Unit), Kind = Refusal.Missing };
        var force = await RoutingInForce.For(unit.Path, China.Today(clock), session, token);
        var book = await session.LoadAsync<RoutingBook>(RoutingBook.IdOf(unit.Code), token);
        return new RoutingSheet(unit.Code, unit.Name, force?.Set, force is null ? null : roster.Unit(force.Unit)?.Name ?? force.Unit, [.. (book?.Sets ?? []).Reverse()]);
    }
}
