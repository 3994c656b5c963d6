using Marten;

namespace Crm.Inquiries.Routing;

/// <summary>Rules that hold, and the unit that set them.</summary>
public sealed record RoutingForce(string Unit, RoutingSetting Set);

/// <summary>Finds the rules that hold for a unit.</summary>
internal static class RoutingInForce
{
    /// <summary>Those of the unit itself or of the nearest unit above that has a set in force; null where nobody has, or where the nearest set has no rules.</summary>
    public static async Task<RoutingForce?> For(string unitPath, DateOnly day, IQuerySession session, CancellationToken token)
    {
        var chain = unitPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse().ToList();
        var books = (await session.LoadManyAsync<RoutingBook>(token, chain.Select(RoutingBook.IdOf))).ToDictionary(b => b.Unit);
        var force = chain.Select(unit => books.GetValueOrDefault(unit)?.On(day) is { } set ? new RoutingForce(unit, set) : null).FirstOrDefault(f => f is not null);
        return force is { Set.Rules.Count: > 0 } ? force : null;
    }
}
