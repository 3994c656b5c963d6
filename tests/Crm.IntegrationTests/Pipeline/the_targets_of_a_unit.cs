using Alba;
using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.History;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Targets;
using Crm.Pipeline.Targets.Progress;
using Crm.Pipeline.Targets.Setting;
using Crm.Pipeline.Targets.Splitting;
using Crm.Pipeline.Targets.Withdrawing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>Targets as managers set them. Each test has a year of its own.</summary>
public class the_targets_of_a_unit(CrmApp app)
{
    private const string City = "330500";
    private const string CityManager = "manager@330500";
    private static readonly DateOnly January = new(2025, 1, 10);
    private static readonly DateOnly July = new(2025, 7, 6);
    private static readonly DateOnly Today = China.Today(TimeProvider.System);

    [Fact]
    public async Task keep_who_changed_what_from_when_and_why()
    {
        const int year = 2041;
        await Done(Set(City, year, 0, (Indicator.SignedCount, 580), (Indicator.SameYearStartRate, 40)));
        (await app.Send(Set(City, year, 2, (Indicator.SignedCount, 600)) with { OccurredOn = July }, CityManager)).Fields.Keys.ShouldBe(["Reason"]);
        await Done(Set(City, year, 2, (Indicator.SignedCount, 600)) with { OccurredOn = July, Reason = "年中上调" }, "manager@330000");
        await Done(new WithdrawTarget(City, year, Indicator.SameYearStartRate, "口径调整", July, 3));

        var sheet = await Ask(new ShowTargets(City, year));
        sheet.Version.ShouldBe(4);
        sheet.History.Select(h => (h.Version, h.Indicator, h.Before, h.Value, h.Reason, h.OccurredOn, h.By)).ShouldBe(
        [
            (4, Indicator.SameYearStartRate, 40m, null, "口径调整", July, CityManager), (3, Indicator.SignedCount, 580m, 600m, "年中上调", July, "manager@330000"),
            (2, Indicator.SameYearStartRate, null, 40m, null, January, CityManager), (1, Indicator.SignedCount, null, 580m, null, January, CityManager),
        ]);
        sheet.History.ShouldAllBe(h => China.DayOf(h.RecordedAt) == Today);
    }

    [Fact]
    public async Task are_those_of_the_day_that_is_asked_for_from_either_standpoint()
    {
        const int year = 2042;
        await Done(Set(City, year, 0, (Indicator.SignedCount, 580)));
        await Done(Set(City, year, 1, (Indicator.SignedCount, 600)) with { OccurredOn = July, Reason = "年中上调" });

        (await Target(January.AddDays(-1), Standpoint.AsHappened)).ShouldBeNull();
        (await Target(July.AddDays(-1), Standpoint.AsHappened)).ShouldBe(580);
        (await Target(July, Standpoint.AsHappened)).ShouldBe(600);
        (await Target(July, Standpoint.AsRecorded)).ShouldBeNull("it was recorded today");
        (await Target(Today, Standpoint.AsRecorded)).ShouldBe(600);
        (await Ask(new ShowTargets(City, year, July.AddDays(-1)))).History.ShouldHaveSingleItem().Value.ShouldBe(580);

        async Task<decimal?> Target(DateOnly day, Standpoint seen) => (await Ask(new ShowTargets(City, year, day, seen))).Rows[0].Target;
    }

    [Theory]
    [InlineData("manager@330000", City, true)]
    [InlineData("manager@330500", "330521", true)]
    [InlineData("manager@330521", "330521", true)]
    [InlineData("manager@330523", "330521", false)]
    [InlineData("manager@330521", City, false)]
    [InlineData("officer@330521", "330521", false)]
    [InlineData("auditor@330000", "330521", false)]
    [InlineData("administrator@330000", "330521", false)]
    public async Task are_set_by_managers_of_the_unit_and_of_those_above(string login, string unit, bool may)
    {
        const int year = 2045;
        var version = (await Ask(new ShowTargets(unit, year))).Version;
        (await app.Send(Set(unit, year, version, (Indicator.Over100M, 5)) with { Reason = "试" }, login)).Refusal.ShouldBe(may ? null : Refusal.Forbidden);
        (await app.Send(new WithdrawTarget(unit, year, Indicator.Over100M, "试", Today, version + 1), login)).Refusal.ShouldBe(may ? null : Refusal.Forbidden);
    }

    [Theory]
    [InlineData("manager@330521", "330521", null)]
    [InlineData("auditor@330500", "330521", null)]
    [InlineData("manager@330521", City, Refusal.Forbidden)]
    [InlineData("manager@330521", "330523", Refusal.Forbidden)]
    [InlineData("officer@330521", "330521", Refusal.Forbidden)]
    public async Task are_seen_by_managers_and_auditors_of_the_unit_and_of_those_above(string login, string unit, Refusal? refusal) =>
        (await app.Ask(new ShowTargets(unit), login)).Refusal.ShouldBe(refusal);

    [Fact]
    public async Task are_not_overwritten_by_whoever_saw_an_older_version()
    {
        const int year = 2043;
        await Done(Set(City, year, 0, (Indicator.SignedCount, 580)));
        (await app.Send(Set(City, year, 0, (Indicator.SignedAmount, 400_000)), "manager@330000")).Refusal.ShouldBe(Refusal.Conflict);
        var both = await Task.WhenAll(
            app.Send(Set(City, year, 1, (Indicator.Over100M, 100)), CityManager), app.Send(Set(City, year, 1, (Indicator.Over100M, 200)), "manager@330000"));
        both.Count(outcome => outcome.Ok).ShouldBe(1);
        both.Single(outcome => !outcome.Ok).Refusal.ShouldBe(Refusal.Conflict);
        (await Ask(new ShowTargets(City, year))).Version.ShouldBe(2);
    }

    [Fact]
    public async Task are_split_down_to_all_units_directly_below_or_to_none()
    {
        const int year = 2044;
        await Done(Set(City, year, 0, (Indicator.SignedCount, 580), (Indicator.LandingRate, 70)));
        await Done(Split(("330521", 300, 0), ("330523", 240, 0)));
        (await app.Send(Split(("330521", 310, 1), ("330523", 250, 0)) with { Reason = "调整" }, CityManager)).Refusal.ShouldBe(Refusal.Conflict);
        (await app.Send(Split(("330521", 310, 1), (City, 250, 1)) with { Reason = "调整" }, CityManager)).Fields.Keys.ShouldBe(["Parts.330500"]);
        await Done(Split(("330521", 70, 1), ("330523", 65, 1)) with { Indicator = Indicator.LandingRate });

        var sheet = await Ask(new ShowTargets(City, year));
        var (count, amount, rate) = (sheet.Rows[(int)Indicator.SignedCount], sheet.Rows[(int)Indicator.SignedAmount], sheet.Rows[(int)Indicator.LandingRate]);
        (count.Split, count.Unsplit).ShouldBe((540m, 40m));
        (amount.Split, amount.Unsplit).ShouldBe((null, null));
        (rate.Split, rate.Unsplit).ShouldBe((null, null), "rates don't add up");
        sheet.Below.Where(unit => unit.Version > 0).Select(unit => (unit.Unit, unit.Rows[0].Target, unit.Rows[(int)Indicator.LandingRate].Target, unit.Version)).ShouldBe([("330521", 300, 70, 2), ("330523", 240, 65, 2)]);

        SplitTarget Split(params (string Unit, decimal Value, long Version)[] parts) => new(City, year, Indicator.SignedCount, [.. parts.Select(p => new TargetPart(p.Unit, p.Value, p.Version))], null, January);
    }

    [Fact]
    public async Task are_held_against_the_figures_of_the_dashboard()
    {
        await using var host = await app.StartEmpty();
        await TestPeople.Add(host.Services);
        await Sign(host);
        foreach (var command in new ICommand[]
        {
            new SetTargets(City, 2025, [new(Indicator.SignedCount, 10), new(Indicator.SignedAmount, 400_000), new(Indicator.LandingRate, 70), new(Indicator.SameYearStartRate, 25), new(Indicator.Over10B, 0)], null, new(2025, 1, 10), 0),
            new SplitTarget(City, 2025, Indicator.SignedCount, [new("330521", 4, 0), new("330523", 3, 0)], null, new(2025, 1, 10)),
        })
            (await Desk.Send(host.Services.GetRequiredService<IServiceScopeFactory>(), command, new Caller(CityManager, "api"))).Sentence.ShouldBeNull();

        // By 30 June: A and B in 德清, C in 安吉, D in the city's own charge. E came later.
        var day = new DateOnly(2025, 6, 30);
        var sheet = await Ask(host, new ShowTargets(City, 2025, day));
        Row(Indicator.SignedCount).ShouldBe(new TargetProgress(Indicator.SignedCount, 10, 4, 40, 49.6m, 4.96m, 6, 1, null, 7, 3));
        Row(Indicator.SignedAmount).ShouldBe(new TargetProgress(Indicator.SignedAmount, 400_000, 190_000, 47.5m, 49.6m, 198_356.16m, 210_000, 35_000, null, null, null));
        Row(Indicator.LandingRate).ShouldBe(new TargetProgress(Indicator.LandingRate, 70, 50, 71.4m, null, null, 20, null, 1, null, null));
        Row(Indicator.SameYearStartRate).ShouldBe(new TargetProgress(Indicator.SameYearStartRate, 25, 25, 100, null, null, 0, null, 0, null, null));
        Row(Indicator.Over10B).ShouldBe(new TargetProgress(Indicator.Over10B, 0, 0, null, 49.6m, 0, 0, 0, null, null, null));
        (Row(Indicator.Over100M).Actual, Row(Indicator.Over1B).Actual, Row(Indicator.ConstructionRate).Actual, Row(Indicator.ProductionRate).Actual).ShouldBe((3m, 1m, 25m, 0m));
        sheet.Below.Select(unit => (unit.Unit, unit.Rows[0].Target, unit.Rows[0].Actual, unit.Rows[0].Completion)).ShouldBe([("330521", 4, 2, 50), ("330523", 3, 1, 33.3m)]);
        await Agrees(host, sheet);
        await Agrees(host, await Ask(host, new ShowTargets("330000", 2025)));
        await Agrees(host, await Ask(host, new ShowTargets("330521", 2025, day, Standpoint.AsRecorded)));

        var figures = await Ask(host, new ShowPipeline(City, day, null, 2025));
        figures.Targets.ShouldBe([.. sheet.Rows.Where(row => row.Target is not null).Select(row => row with { Split = null, Unsplit = null })]);

        TargetProgress Row(Indicator indicator) => sheet.Rows.Single(row => row.Indicator == indicator);
    }

    private static async Task Agrees(IAlbaHost host, TargetSheet sheet)
    {
        foreach (var (unit, rows) in sheet.Below.Select(below => (below.Unit, below.Rows)).Append((sheet.Unit, sheet.Rows)))
        {
            var cohort = (await Ask(host, new ShowPipeline(unit, sheet.On, sheet.Seen, sheet.Year))).Cohort;
            decimal? Share(Stage stage) => cohort.Signed.Count == 0 ? null : Math.Round(100m * cohort.Reached.Single(r => r.Stage == stage).Tally.Count / cohort.Signed.Count, 2);
            rows.Select(row => row.Actual).ShouldBe(
            [
                cohort.Signed.Count, cohort.Signed.Amount, .. cohort.Sizes.Select(size => (decimal?)size.Tally.Count), Share(Stage.Landed), Share(Stage.UnderConstruction), Share(Stage.InProduction), Share(Stage.AtCapacity),
                cohort.Signed.Count == 0 ? null : Math.Round(100m * cohort.StartedInYear.Count / cohort.Signed.Count, 2),
            ], customMessage: unit);
        }
    }

    private static async Task Sign(IAlbaHost host)
    {
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await using var session = store.LightweightSession();
        Project("A", "330521", 12_000, (Stage.Signed, new(2025, 2, 1)), (Stage.Landed, new(2025, 3, 1)), (Stage.UnderConstruction, new(2025, 5, 1)));
        Project("B", "330521", 150_000, (Stage.Signed, new(2025, 3, 1)));
        Project("C", "330523", 8_000, (Stage.Signed, new(2025, 4, 1)));
        Project("D", City, 20_000, (Stage.Signed, new(2025, 6, 20)), (Stage.Landed, new(2025, 6, 25)));
        Project("E", "330521", 30_000, (Stage.Signed, new(2025, 8, 1)));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<PipelineKeeper>().Rebuild(TestContext.Current.CancellationToken);

        void Project(string name, string unit, decimal amount, params (Stage To, DateOnly On)[] steps)
        {
            var opened = new DateOnly(2025, 1, 5);
            var from = Stage.Lead;
            var facts = new List<object> { new LeadOpened($"XS-{name}", name, name, Source.Expo, unit, $"330000/{(unit == City ? City : $"{City}/{unit}")}/", new Needs { Industry = "C38", Region = "330521", Investment = 1 }, null, null, opened) };
            foreach (var (to, on) in steps)
            {
                facts.Add(new StageAdvanced(from, to, to == Stage.Signed ? [new Evidence(EvidenceKind.Agreement, "协-1", null, on, amount)] : [], on));
                from = to;
            }
            session.Events.StartStream<Lead>(Guid.CreateVersion7(), facts);
        }
    }

    private static SetTargets Set(string unit, int year, long version, params (Indicator Indicator, decimal Value)[] targets) =>
        new(unit, year, [.. targets.Select(t => new TargetValue(t.Indicator, t.Value))], null, January, version);

    private async Task Done(ICommand command, string login = CityManager) => (await app.Send(command, login)).Sentence.ShouldBeNull();

    private async Task<TargetSheet> Ask(ShowTargets query) => await Ask(app.Host, query);

    private static async Task<T> Ask<T>(IAlbaHost host, IQuery<T> query)
    {
        var outcome = await host.Services.GetRequiredService<QueryDesk>().Ask(query, new Caller("auditor@330000", "api"));
        outcome.Sentence.ShouldBeNull();
        return outcome.Answer!;
    }
}
