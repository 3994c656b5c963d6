using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Parks.Offering;

/// <summary>Takes a building off the offer. What it was stays in the park's history, and it can be offered again.</summary>
[Allow(Role.Administrator, Role.Manager)]
public sealed record WithdrawBuilding(Guid ParkId, Guid BuildingId, WithdrawalReason Reason, string? Note, DateOnly OccurredOn) : IParkCommand;

/// <summary>What a <see cref="WithdrawBuilding"/> must hold.</summary>
public sealed class WithdrawBuildingValidator : AbstractValidator<WithdrawBuilding>
{
    public WithdrawBuildingValidator()
    {
        RuleFor(c => c.Reason).IsInEnum().WithMessage("请选择撤下的原因。");
        RuleFor(c => c.Note).NotEmpty().When(c => c.Reason == WithdrawalReason.Other).WithMessage("请写明原因。").MaximumLength(500).WithMessage("备注不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="WithdrawBuilding"/>.</summary>
public static class WithdrawBuildingHandler
{
    public static Events Handle(WithdrawBuilding command, [WriteModel] Park park, TimeProvider clock) => [.. Decide(command, park, China.Today(clock))];

    public static IEnumerable<object> Decide(WithdrawBuilding command, Park park, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        park.MustOfferBuilding(command.BuildingId);
        yield return new BuildingWithdrawn(command.BuildingId, command.Reason, command.Note?.Trim(), command.OccurredOn);
    }
}
