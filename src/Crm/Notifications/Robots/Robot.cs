using Crm.Foundation;
using JasperFx.Events;
using Marten;

namespace Crm.Notifications.Robots;

/// <summary>A group's robot (群机器人), through which a unit's people are told in the office messenger they use. Its address and secret are kept apart, sealed.</summary>
public sealed partial record Robot
{
    public Guid Id { get; init; }

    /// <summary>Unit whose people it tells, and those of the units below that have none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Place of that unit in the tree.</summary>
    public string UnitPath { get; init; } = "";

    /// <summary>What the group is called.</summary>
    public string Name { get; init; } = "";

    public RobotVendor Vendor { get; init; }

    public bool Removed { get; init; }

    public static Robot Create(IEvent<RobotAdded> e) => new() { Id = e.StreamId, Unit = e.Data.Unit, UnitPath = e.Data.UnitPath, Name = e.Data.Name, Vendor = e.Data.Vendor };

    public Robot Apply(RobotRemoved _) => this with { Removed = true };

    public Robot Apply(RobotTested _) => this;

    /// <summary>What was taken away says nothing any more.</summary>
    public void MustBeThere()
    {
        if (Removed) throw new RuleBroken("这个群机器人已经移除。") { Kind = Refusal.Conflict };
    }
}

/// <summary>The office messengers whose group robots the product can speak through.</summary>
public enum RobotVendor
{
    /// <summary>企业微信.</summary>
    WeCom = 1,

    /// <summary>钉钉.</summary>
    DingTalk,

    /// <summary>飞书.</summary>
    Feishu,
}

/// <summary>A unit's group can be told through a robot.</summary>
public sealed record RobotAdded(string Unit, string UnitPath, string Name, RobotVendor Vendor, DateOnly OccurredOn) : IFact;

/// <summary>Somebody had the robot say a word, to see whether it is heard.</summary>
public sealed record RobotTested(DateOnly OccurredOn) : IFact;

/// <summary>The robot says nothing any more, and its address was forgotten.</summary>
public sealed record RobotRemoved(DateOnly OccurredOn) : IFact;

/// <summary>A robot's webhook address and secret, sealed; outside of history, from which nothing could be removed.</summary>
public sealed record RobotKey(Guid Id, string Box);

/// <summary>Which robot speaks to whom.</summary>
internal static class Speakers
{
    /// <summary>The robots that were not removed; an installation has a handful.</summary>
    public static async Task<IReadOnlyList<Robot>> Speaking(this IQuerySession session, CancellationToken token) =>
        [.. (await session.Query<Robot>().ToListAsync(token)).Where(r => !r.Removed)];

    /// <summary>The one for a unit's people: the unit's own, or that of the nearest unit above; of several the one added last.</summary>
    public static Robot? For(this IReadOnlyList<Robot> robots, string unitPath) => robots
        .Where(r => unitPath.StartsWith(r.UnitPath, StringComparison.Ordinal))
        .OrderByDescending(r => r.UnitPath.Length).ThenByDescending(r => r.Id)
        .FirstOrDefault();
}
