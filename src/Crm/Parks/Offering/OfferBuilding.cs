using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Parks.Offering;

/// <summary>Puts a building on offer, or puts one back that was withdrawn.</summary>
/// <param name="BuildingId">Made by whoever asks, so that asking twice offers one.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record OfferBuilding(Guid ParkId, Guid BuildingId, BuildingOffer Offer, DateOnly OccurredOn) : IParkCommand;

/// <summary>What an <see cref="OfferBuilding"/> must hold.</summary>
public sealed class OfferBuildingValidator : AbstractValidator<OfferBuilding>
{
    public OfferBuildingValidator()
    {
        RuleFor(c => c.BuildingId).NotEmpty().WithMessage("缺少厂房编号。");
        RuleFor(c => c.Offer).NotNull().WithMessage("请填写厂房情况。").SetValidator(new BuildingOfferValidator());
    }
}

/// <summary>Handles <see cref="OfferBuilding"/>.</summary>
public static class OfferBuildingHandler
{
    public static Events Handle(OfferBuilding command, [WriteModel] Park park, TimeProvider clock) => [.. Decide(command, park, China.Today(clock))];

    public static IEnumerable<object> Decide(OfferBuilding command, Park park, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var offer = command.Offer.Tidy();
        if (park.Buildings.ContainsKey(command.BuildingId)) throw new RuleBroken("这处厂房已经登记过了。") { Kind = Refusal.Conflict };
        park.BuildingNameMustBeFree(offer.Name, command.BuildingId);
        yield return new BuildingOffered(command.BuildingId, offer, command.OccurredOn);
    }
}
