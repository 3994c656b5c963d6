using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Parks.Offering;

/// <summary>Puts a plot on offer, or puts one back that was withdrawn.</summary>
/// <param name="PlotId">Made by whoever asks, so that asking twice offers one.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record OfferPlot(Guid ParkId, Guid PlotId, PlotOffer Offer, DateOnly OccurredOn) : IParkCommand;

/// <summary>What an <see cref="OfferPlot"/> must hold.</summary>
public sealed class OfferPlotValidator : AbstractValidator<OfferPlot>
{
    public OfferPlotValidator()
    {
        RuleFor(c => c.PlotId).NotEmpty().WithMessage("缺少地块编号。");
        RuleFor(c => c.Offer).NotNull().WithMessage("请填写地块情况。").SetValidator(new PlotOfferValidator());
    }
}

/// <summary>Handles <see cref="OfferPlot"/>.</summary>
public static class OfferPlotHandler
{
    public static Events Handle(OfferPlot command, [WriteModel] Park park, TimeProvider clock) => [.. Decide(command, park, China.Today(clock))];

    public static IEnumerable<object> Decide(OfferPlot command, Park park, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var offer = command.Offer.Tidy();
        if (park.Plots.ContainsKey(command.PlotId)) throw new RuleBroken("这块地已经登记过了。") { Kind = Refusal.Conflict };
        park.PlotNameMustBeFree(offer.Name, command.PlotId);
        yield return new PlotOffered(command.PlotId, offer, command.OccurredOn);
    }
}
