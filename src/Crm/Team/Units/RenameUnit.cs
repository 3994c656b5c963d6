using System.Text.Json.Serialization;
using Crm.Foundation;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Team.Units;

/// <summary>Calls an office by another name; its code and history stay.</summary>
[Allow(Role.Administrator)]
public sealed record RenameUnit(string Code, string Name) : ICommand
{
    [JsonIgnore]
    public Guid OrganisationUnitId => OrganisationUnit.IdOf(Code);
}

public static class RenameUnitHandler
{
    public static Events Handle(RenameUnit command, [WriteModel] OrganisationUnit unit, Actor actor, Roster roster, TimeProvider clock)
    {
        actor.MustOversee(unit.Code);
        return [.. Decide(command, unit, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(RenameUnit command, OrganisationUnit unit, DateOnly today)
    {
        unit.MustBeOpen();
        if (command.Name.Trim() == unit.Name) throw new RuleBroken("名称没有变。") { Field = nameof(command.Name) };
        yield return new UnitRenamed(command.Name.Trim(), today);
    }
}

public sealed class RenameUnitValidator : AbstractValidator<RenameUnit>
{
    public RenameUnitValidator() => RuleFor(c => c.Name).UnitName();
}
