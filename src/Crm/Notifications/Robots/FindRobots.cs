using Crm.Foundation;
using Crm.Notifications.Sending;
using Crm.Team;
using Marten;

namespace Crm.Notifications.Robots;

/// <summary>The group robots of one's unit and below, and what became of what they said last.</summary>
[Allow(Role.Administrator, Role.Manager)]
public sealed record FindRobots : IQuery<IReadOnlyList<RobotRow>>;

/// <summary>A group's robot.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Last">What became of the last message; null before the first.</param>
/// <param name="Error">What the messenger said when it refused.</param>
public sealed record RobotRow(Guid Id, string Name, RobotVendor Vendor, string Unit, DeliveryState? Last, DateTimeOffset? LastAt, string? Error);

/// <summary>Answers <see cref="FindRobots"/>.</summary>
public static class FindRobotsHandler
{
    public static async Task<IReadOnlyList<RobotRow>> Handle(FindRobots query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var robots = (await session.Speaking(token)).Where(r => actor.Oversees(r.Unit)).OrderBy(r => r.UnitPath, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();
        var lanes = robots.Select(r => Delivery.RobotLane(r.Id)).ToArray();
        var last = (await session.QueryAsync<Delivery>(
            "where id in (select distinct on (lane) id from crm.mt_doc_delivery where lane = any(?) order by lane, at desc)", token, (object)lanes)).ToDictionary(d => d.Robot!.Value);
        return [.. robots.Select(r => last.TryGetValue(r.Id, out var said)
            ? new RobotRow(r.Id, r.Name, r.Vendor, Name(r), said.State, said.At, said.Error)
            : new RobotRow(r.Id, r.Name, r.Vendor, Name(r), null, null, null))];

        string Name(Robot robot) => roster.Unit(robot.Unit)?.Name ?? robot.Unit;
    }
}
