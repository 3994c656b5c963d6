using Crm.Foundation;
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
        var books = (await session.LoadManyAsync<RoutingBook>(token, DatedSets.Upwards(unitPath).Select(RoutingBook.IdOf))).ToDictionary(b => b.Unit);
        return DatedSets.InForce(unitPath, day, books.GetValueOrDefault) is { Set.Rules.Count: > 0 } force ? new RoutingForce(force.Unit, force.Set) : null;
    }
}
