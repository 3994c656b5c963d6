using Crm.Leads;
using Crm.Pipeline.Closing;
using Crm.Pipeline.Closing.Correcting;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Pipeline.Closing;

/// <summary>What the thousand made projects would have been reported as, had months been closed at some moments, against SQL over the raw events that shares nothing with the product.</summary>
[Collection(nameof(MadeHistory))]
public class the_figures_as_reported(MadeHistory history)
{
    [Theory]
    [InlineData(202503, 6)]
    [InlineData(202506, 1)]
    [InlineData(202509, 20)]
    [InlineData(202512, 150)]
    public async Task are_those_of_the_month_as_far_as_it_was_recorded_when_it_was_closed(int month, int daysLater)
    {
        var (database, figures) = (history.Host.Services.GetRequiredService<NpgsqlDataSource>(), history.Host.Services.GetRequiredService<ReportedFigures>());
        await using var session = history.Host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var (day, at) = (Months.Last(month), new DateTimeOffset(Months.Last(month).AddDays(daysLater), new TimeOnly(4, 0), TimeSpan.Zero));
        var (reported, corrected) = (await MadeHistory.Count(database, day, Crm.Pipeline.History.Standpoint.AsHappened, at), await MadeHistory.Count(database, day, Crm.Pipeline.History.Standpoint.AsHappened));
        var different = 0;
        foreach (var (unit, path) in history.Units)
        {
            var units = history.Units.Where(u => u.Path.StartsWith(path, StringComparison.Ordinal)).Select(u => u.Unit).ToHashSet();
            var corrections = (await Correction.Of([(month, at)], units, session, TestContext.Current.CancellationToken))[month].ToList();
            var told = (await figures.Of(unit, month, corrections, units, TestContext.Current.CancellationToken)).ToDictionary(figure => figure.Figure);
            var (before, after) = (Signed(reported, units), Signed(corrected, units));
            Is(ClosedFigure.Signed, before.Count, after.Count);
            Is(ClosedFigure.SignedAmount, before.Sum(c => c.Amount), after.Sum(c => c.Amount));
            Is(ClosedFigure.SignedInMonth, before.Count(InMonth), after.Count(InMonth));
            Is(ClosedFigure.AmountInMonth, before.Where(InMonth).Sum(c => c.Amount), after.Where(InMonth).Sum(c => c.Amount));
            foreach (var (rate, stage) in new[] { (ClosedFigure.LandingRate, Stage.Landed), (ClosedFigure.ConstructionRate, Stage.UnderConstruction), (ClosedFigure.ProductionRate, Stage.InProduction), (ClosedFigure.CapacityRate, Stage.AtCapacity) })
                Is(rate, Share(before, stage), Share(after, stage));
            different += told.Values.Count(figure => !figure.IsSame);

            void Is(ClosedFigure figure, decimal? was, decimal? isNow) => told[figure].ShouldBe(new ReportedFigure(figure, was, isNow), $"{unit} {month}");
        }
        different.ShouldBeGreaterThan(10);

        List<CountedProject> Signed(List<CountedProject> all, HashSet<string> units) => [.. all.Where(c => c.Signed?.Year == month / 100 && units.Contains(c.Unit))];

        bool InMonth(CountedProject c) => Months.Of(c.Signed!.Value) == month;

        decimal? Share(List<CountedProject> signed, Stage stage) => signed.Count == 0 ? null : 100m * signed.Count(c => c.Reach >= (int)stage) / signed.Count;
    }
}
