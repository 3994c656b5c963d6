using System.Text.Json.Serialization;
using Crm.Foundation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.Units;

/// <summary>Takes an empty office out of use: nobody works there and no open office reports to it.</summary>
[Allow(Role.Administrator)]
public sealed record CloseUnit(string Code) : ICommand
{
    [JsonIgnore]
    public Guid OrganisationUnitId => OrganisationUnit.IdOf(Code);
}

public static class CloseUnitHandler
{
    public static Events Handle(CloseUnit command, [WriteModel] OrganisationUnit unit, Actor actor, Roster roster, TimeProvider clock)
    {
        actor.MustOversee(unit.Code);
        var people = roster.Now.People.Count(p => p.Unit == unit.Code && !p.Disabled);
        var below = roster.Now.Tree.Count(u => u.Unit.ParentCode == unit.Code && !u.Unit.Closed);
        return [.. Decide(unit, people, below, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(OrganisationUnit unit, int people, int unitsBelow, DateOnly today)
    {
        unit.MustBeOpen();
        if (people > 0) throw new RuleBroken("“{0}”还有 {1} 名在岗人员，先把他们移到别的单位或停用。", unit.Name, people);
        if (unitsBelow > 0) throw new RuleBroken("“{0}”下面还有 {1} 个在用单位，先处理下级单位。", unit.Name, unitsBelow);
        yield return new UnitClosed(today);
    }
}
