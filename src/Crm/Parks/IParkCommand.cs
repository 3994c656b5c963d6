using Crm.Foundation;
using Crm.Team;

namespace Crm.Parks;

/// <summary>A command that changes an existing park. Whether the actor keeps that park is checked before the handler.</summary>
public interface IParkCommand : IStreamCommand
{
    /// <summary>The park.</summary>
    Guid ParkId { get; }

    Guid IStreamCommand.Stream => ParkId;
}

/// <summary>Who keeps a park: administrators every park, managers those of their own unit and of the units below it. Everybody on the staff may read about all parks.</summary>
public static class ParkReach
{
    /// <summary>Runs between loading the park and handling the command.</summary>
    /// <exception cref="RuleBroken">Another unit keeps the park.</exception>
    public static void Before(IParkCommand command, Park park, Actor actor, IRoster roster) => Demand(actor, roster.Unit(park.Unit));

    /// <summary>Whether the actor may change parks of a unit; null stands for a unit that was closed.</summary>
    public static bool Keeps(Actor actor, UnitPlace? unit) =>
        actor.IsJob || actor.Is(Role.Administrator) || (actor.Is(Role.Manager) && unit is not null && actor.Oversees(unit.Code));

    /// <summary>Refuses whoever doesn't keep the parks of that unit.</summary>
    public static void Demand(Actor actor, UnitPlace? unit)
    {
        if (!Keeps(actor, unit)) throw new RuleBroken("这个园区归别的单位管，只能由本单位、上级单位或系统管理员修改。") { Kind = Refusal.Forbidden };
    }
}
