using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Parks.Offering;

/// <summary>Changes the size or the terms of a building on offer.</summary>
/// <param name="Version">The park's version the person saw, so that nobody writes over what another has just written.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record ReviseBuilding(Guid ParkId, Guid BuildingId, BuildingOffer Offer, DateOnly OccurredOn, long Version) : IParkCommand;

/// <summary>What a <see cref="ReviseBuilding"/> must hold.</summary>
public sealed class ReviseBuildingValidator : AbstractValidator<ReviseBuilding>
{
    public ReviseBuildingValidator() => RuleFor(c => c.Offer).NotNull().WithMessage("请填写厂房情况。").SetValidator(new BuildingOfferValidator());
}

/// <summary>Handles <see cref="ReviseBuilding"/>.</summary>
public static class ReviseBuildingHandler
{
    public static Events Handle(ReviseBuilding command, [WriteModel] Park park, TimeProvider clock) => [.. Decide(command, park, China.Today(clock))];

    public static IEnumerable<object> Decide(ReviseBuilding command, Park park, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var offer = command.Offer.Tidy();
        if (park.MustOfferBuilding(command.BuildingId) == offer) throw new RuleBroken("没有改动，不用保存。");
        park.BuildingNameMustBeFree(offer.Name, command.BuildingId);
        yield return new BuildingRevised(command.BuildingId, offer, command.OccurredOn);
    }
}
