using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Notifications.Robots;

/// <summary>Takes a group's robot away; its address is forgotten, what it said stays in the record.</summary>
[Allow(Role.Administrator, Role.Manager)]
public sealed record RemoveRobot(Guid RobotId, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="RemoveRobot"/>.</summary>
public static class RemoveRobotHandler
{
    public static (Events, IMartenOp) Handle(RemoveRobot command, [WriteModel] Robot robot, Actor actor, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        return ([.. Decide(command, robot, actor)], MartenOps.Delete(new RobotKey(robot.Id, "")));
    }

    public static IEnumerable<object> Decide(RemoveRobot command, Robot robot, Actor actor)
    {
        RobotReach.Demand(robot, actor);
        robot.MustBeThere();
        yield return new RobotRemoved(command.OccurredOn);
    }
}

/// <summary>Who may touch a robot: administrators and managers, within their unit and below.</summary>
internal static class RobotReach
{
    /// <exception cref="RuleBroken">Out of reach; the sentence is the same as for a robot that does not exist.</exception>
    public static void Demand(Robot robot, Actor actor)
    {
        if (!actor.Oversees(robot.Unit)) throw new RuleBroken("没有这个群机器人，或者你无权管理。") { Kind = Refusal.Missing };
    }
}
