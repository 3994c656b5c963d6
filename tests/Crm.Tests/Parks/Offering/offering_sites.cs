using Crm.Foundation;
using Crm.Parks;
using Crm.Parks.Offering;
using static Crm.Tests.Parks.Given;

namespace Crm.Tests.Parks.Offering;

public class offering_sites
{
    [Fact]
    public void puts_a_plot_on_offer() =>
        OfferPlotHandler.Decide(new(Guid.Empty, PlotId, Plot with { Name = " A-03 " }, Today), EmptyPark, Today).ShouldBe([new PlotOffered(PlotId, Plot, Today)]);

    [Fact]
    public void refuses_the_same_plot_a_second_time() =>
        Refusal(() => OfferPlotHandler.Decide(new(Guid.Empty, PlotId, Plot, Today), WithPlot, Today)).Kind.ShouldBe(Crm.Foundation.Refusal.Conflict);

    [Fact]
    public void refuses_two_plots_of_one_name() =>
        Refusal(() => OfferPlotHandler.Decide(new(Guid.Empty, Guid.CreateVersion7(), Plot, Today), WithPlot, Today)).Field.ShouldBe("Offer.Name");

    [Fact]
    public void refuses_a_day_to_come() =>
        Refusal(() => OfferPlotHandler.Decide(new(Guid.Empty, PlotId, Plot, Today.AddDays(1)), EmptyPark, Today)).Field.ShouldBe("OccurredOn");

    [Fact]
    public void revises_a_plot_on_offer() =>
        RevisePlotHandler.Decide(new(Guid.Empty, PlotId, Plot with { PricePerMu = 40 }, Today, 2), WithPlot, Today)
            .ShouldBe([new PlotRevised(PlotId, Plot with { PricePerMu = 40 }, Today)]);

    [Fact]
    public void lets_a_plot_keep_its_name_while_it_is_revised() =>
        Should.NotThrow(() => RevisePlotHandler.Decide(new(Guid.Empty, PlotId, Plot with { LandMu = 70 }, Today, 2), WithPlot, Today).ToList());

    [Fact]
    public void refuses_to_revise_nothing() => Refusal(() => RevisePlotHandler.Decide(new(Guid.Empty, PlotId, Plot, Today, 2), WithPlot, Today));

    [Fact]
    public void refuses_to_revise_or_withdraw_what_is_not_there()
    {
        Refusal(() => RevisePlotHandler.Decide(new(Guid.Empty, PlotId, Plot, Today, 2), EmptyPark, Today)).Kind.ShouldBe(Crm.Foundation.Refusal.Missing);
        Refusal(() => WithdrawBuildingHandler.Decide(new(Guid.Empty, BuildingId, WithdrawalReason.Taken, null, Today), EmptyPark, Today)).Kind.ShouldBe(Crm.Foundation.Refusal.Missing);
    }

    [Fact]
    public void offers_again_what_was_withdrawn()
    {
        var withdrawn = WithPlot.Apply(new PlotWithdrawn(PlotId, WithdrawalReason.Mistake, null, Today));
        withdrawn.Plots.ShouldBeEmpty();
        OfferPlotHandler.Decide(new(Guid.Empty, PlotId, Plot, Today), withdrawn, Today).ShouldBe([new PlotOffered(PlotId, Plot, Today)]);
    }

    [Fact]
    public void treats_buildings_the_same_way()
    {
        OfferBuildingHandler.Decide(new(Guid.Empty, BuildingId, Building, Today), EmptyPark, Today).ShouldBe([new BuildingOffered(BuildingId, Building, Today)]);
        Refusal(() => OfferBuildingHandler.Decide(new(Guid.Empty, Guid.CreateVersion7(), Building, Today), WithBuilding, Today)).Field.ShouldBe("Offer.Name");
        Refusal(() => ReviseBuildingHandler.Decide(new(Guid.Empty, BuildingId, Building, Today, 2), WithBuilding, Today));
        WithdrawBuildingHandler.Decide(new(Guid.Empty, BuildingId, WithdrawalReason.Taken, " 已租 ", Today), WithBuilding, Today)
            .ShouldBe([new BuildingWithdrawn(BuildingId, WithdrawalReason.Taken, "已租", Today)]);
    }

    [Theory]
    [InlineData("", 80, null, "Offer.Name")]
    [InlineData("A", 0, null, "Offer.LandMu")]
    [InlineData("A", -5, null, "Offer.LandMu")]
    [InlineData("A", 80, 90, "Offer.SmallestMu")]
    public void says_at_the_field_what_is_wrong_with_a_plot(string name, int mu, int? smallest, string field)
    {
        var result = new OfferPlotValidator().Validate(new OfferPlot(Guid.Empty, PlotId, new() { Name = name, LandMu = mu, SmallestMu = smallest }, Today));
        result.Errors.Select(e => e.PropertyName).Distinct().ShouldBe([field]);
    }

    [Fact]
    public void wants_other_reasons_in_words() =>
        new WithdrawPlotValidator().Validate(new WithdrawPlot(Guid.Empty, PlotId, WithdrawalReason.Other, " ", Today)).Errors.Single().PropertyName.ShouldBe("Note");

    private static RuleBroken Refusal(Func<IEnumerable<object>> decide) => Should.Throw<RuleBroken>(() => decide().ToList());
}
