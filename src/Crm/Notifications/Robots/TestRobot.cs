using Crm.Foundation;
using Crm.Notifications.Sending;
using Crm.Team;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Notifications.Robots;

/// <summary>Has a group's robot say a word, to see whether it is heard.</summary>
[Allow(Role.Administrator, Role.Manager)]
public sealed record TestRobot(Guid RobotId, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="TestRobot"/>.</summary>
public static class TestRobotHandler
{
    public static (Events, IMartenOp, OutgoingMessages) Handle(TestRobot command, [WriteModel] Robot robot, Actor actor, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var now = clock.GetUtcNow();
        var test = new Delivery { Id = Guid.CreateVersion7(), Lane = Delivery.RobotLane(robot.Id), Robot = robot.Id, At = now, Turn = now };
        return ([.. Decide(command, robot, actor)], MartenOps.Insert(test), [new Deliver(test.Lane)]);
    }

    public static IEnumerable<object> Decide(TestRobot command, Robot robot, Actor actor)
    {
        RobotReach.Demand(robot, actor);
        robot.MustBeThere();
        yield return new RobotTested(command.OccurredOn);
    }
}
