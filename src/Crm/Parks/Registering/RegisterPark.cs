using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;

namespace Crm.Parks.Registering;

/// <summary>Puts a park under the care of a unit.</summary>
/// <param name="ParkId">Made by whoever asks, so that asking twice registers one.</param>
/// <param name="Unit">Unit that keeps it; the asking person's own where it is left out.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record RegisterPark(Guid ParkId, ParkDescription Description, DateOnly OccurredOn, string? Unit = null) : ICommand;

/// <summary>What a <see cref="RegisterPark"/> must hold.</summary>
public sealed class RegisterParkValidator : AbstractValidator<RegisterPark>
{
    public RegisterParkValidator()
    {
        RuleFor(c => c.ParkId).NotEmpty().WithMessage("缺少园区编号。");
        RuleFor(c => c.Description).NotNull().WithMessage("请填写园区情况。").SetValidator(new ParkDescriptionValidator());
    }
}

/// <summary>Handles <see cref="RegisterPark"/>.</summary>
public static class RegisterParkHandler
{
    public static IStartStream Handle(RegisterPark command, Actor actor, IRoster roster, TimeProvider clock)
    {
        var unit = roster.Unit(command.Unit ?? actor.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(command.Unit) };
        ParkReach.Demand(actor, unit);
        return MartenOps.StartStream<Park>(command.ParkId, [.. Decide(command, unit, China.Today(clock))]);
    }

    public static IEnumerable<object> Decide(RegisterPark command, UnitPlace unit, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        yield return new ParkRegistered(unit.Code, command.Description, command.OccurredOn);
    }
}
