using System.Text.Json.Serialization;
using Crm.Foundation;
using FluentValidation;
using Wolverine.Marten;

namespace Crm.Team.Units;

/// <summary>Sets up an office below one the administrator oversees. A unit without a parent starts a tree of its own; only set-up and seeds may do that.</summary>
[Allow(Role.Administrator)]
public sealed record FoundUnit(string Code, string Name, string? ParentCode, UnitKind Kind) : ICommand
{
    [JsonIgnore]
    public Guid OrganisationUnitId => OrganisationUnit.IdOf(Code);
}

public static class FoundUnitHandler
{
    public static IStartStream Handle(FoundUnit command, Actor actor, Roster roster, TimeProvider clock)
    {
        var now = roster.Now;
        if (now.Unit(command.Code) is { } taken) throw new RuleBroken("代码 {0} 已经是“{1}”。", command.Code, taken.Unit.Name) { Field = nameof(command.Code) };
        var parent = command.ParentCode is { } code ? now.MustHaveUnit(code, nameof(command.ParentCode)) : null;
        actor.MustOversee(parent?.Unit.Code ?? "");
        return MartenOps.StartStream<OrganisationUnit>(command.OrganisationUnitId, Decide(command, parent, China.Today(clock)));
    }

    public static UnitFounded Decide(FoundUnit command, UnitInTree? parent, DateOnly today)
    {
        parent?.MustBeOpen(nameof(command.ParentCode));
        parent?.MustBeAbleToLead(command.Kind, nameof(command.ParentCode));
        return new UnitFounded(command.Code, command.Name.Trim(), command.ParentCode, command.Kind, today);
    }
}

public sealed class FoundUnitValidator : AbstractValidator<FoundUnit>
{
    public FoundUnitValidator()
    {
        RuleFor(c => c.Code).UnitCode();
        RuleFor(c => c.Name).UnitName();
        RuleFor(c => c.Kind).IsInEnum();
    }
}
