using System.Text.Json.Serialization;
using Crm.Foundation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.Units;

/// <summary>Puts an office, with everything below it, under another one.</summary>
[Allow(Role.Administrator)]
public sealed record MoveUnit(string Code, string ParentCode) : ICommand
{
    [JsonIgnore]
    public Guid OrganisationUnitId => OrganisationUnit.IdOf(Code);
}

public static class MoveUnitHandler
{
    public static Events Handle(MoveUnit command, [WriteModel] OrganisationUnit unit, Actor actor, Roster roster, TimeProvider clock)
    {
        var parent = roster.Now.MustHaveUnit(command.ParentCode, nameof(command.ParentCode));
        var path = roster.Now.PathOf(unit);
        actor.MustOversee(unit.Code);
        actor.MustOversee(parent.Unit.Code);
        return [.. Decide(command, unit, path, parent, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(MoveUnit command, OrganisationUnit unit, string path, UnitInTree parent, DateOnly today)
    {
        unit.MustBeOpen();
        parent.MustBeOpen(nameof(command.ParentCode));
        parent.MustBeAbleToLead(unit.Kind, nameof(command.ParentCode));
        if (command.ParentCode == unit.ParentCode) throw new RuleBroken("“{0}”本来就在“{1}”下面。", unit.Name, parent.Unit.Name) { Field = nameof(command.ParentCode) };
        if (parent.Path.StartsWith(path, StringComparison.Ordinal)) throw new RuleBroken("不能把单位移到它自己的下级。") { Field = nameof(command.ParentCode) };
        yield return new UnitMoved(command.ParentCode, today);
    }
}
