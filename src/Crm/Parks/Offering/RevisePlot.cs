using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Parks.Offering;

/// <summary>Changes the size or the terms of a plot on offer.</summary>
/// <param name="Version">The park's version the person saw, so that nobody writes over what another has just written.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record RevisePlot(Guid ParkId, Guid PlotId, PlotOffer Offer, DateOnly OccurredOn, long Version) : IParkCommand;

/// <summary>What a <see cref="RevisePlot"/> must hold.</summary>
public sealed class RevisePlotValidator : AbstractValidator<RevisePlot>
{
    public RevisePlotValidator() => RuleFor(c => c.Offer).NotNull().WithMessage("请填写地块情况。").SetValidator(new PlotOfferValidator());
}

/// <summary>Handles <see cref="RevisePlot"/>.</summary>
public static class RevisePlotHandler
{
    public static Events Handle(RevisePlot command, [WriteModel] Park park, TimeProvider clock) => [.. Decide(command, park, China.Today(clock))];

    public static IEnumerable<object> Decide(RevisePlot command, Park park, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var offer = command.Offer.Tidy();
        if (park.MustOfferPlot(command.PlotId) == offer) throw new RuleBroken("没有改动，不用保存。");
        park.PlotNameMustBeFree(offer.Name, command.PlotId);
        yield return new PlotRevised(command.PlotId, offer, command.OccurredOn);
    }
}
