using System.Text.Json.Serialization;
using Crm.Foundation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.Units;

/// <summary>Takes a closed office back into use.</summary>
[Allow(Role.Administrator)]
public sealed record ReopenUnit(string Code) : ICommand
{
    [JsonIgnore]
    public Guid OrganisationUnitId => OrganisationUnit.IdOf(Code);
}

public static class ReopenUnitHandler
{
    public static Events Handle(ReopenUnit command, [WriteModel] OrganisationUnit unit, Actor actor, Roster roster, TimeProvider clock)
    {
        actor.MustOversee(unit.Code);
        var parent = unit.ParentCode is { } code ? roster.Now.Unit(code) : null;
        return [.. Decide(unit, parent, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(OrganisationUnit unit, UnitInTree? parent, DateOnly today)
    {
        if (!unit.Closed) throw new RuleBroken("“{0}”正在使用，不需要恢复。", unit.Name);
        parent?.MustBeOpen();
        yield return new UnitReopened(today);
    }
}
