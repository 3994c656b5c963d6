using Crm.Leads;
using Crm.Pipeline;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Rules;
using Crm.Pipeline.Showing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>A thousand made projects, whose signings of 2024 and 2025 are counted by rules that the province and one city made for 2026.</summary>
[Collection(nameof(MadeHistory))]
public class figures_by_other_rules(MadeHistory history) : IAsyncLifetime
{
    private const string Province = "330000";
    private const string City = "330500";
    private const string Odd = "2024-2026,2025-2026";

    private static readonly DateOnly Last = MadeHistory.Last;
    private static readonly DateOnly Past = new(2025, 9, 12);
    private static readonly CountingRules Provincial = new(20_000, [30_000, 250_000], 4, [TerminationReason.InvestorWithdrew, TerminationReason.NoFittingSite]);
    private static readonly CountingRules Municipal = new(0, [50_000], 1, [TerminationReason.FundingFailed]);

    // Set once for all tests here: whoever comes second finds them as they are.
    public async ValueTask InitializeAsync()
    {
        if ((await history.Ask(new ShowRules(Province))).Version > 0) return;
        await history.Do(new SetCountingRules(Province, 2026, "2026 年考核口径", Provincial, "省考〔2026〕1 号", new(2026, 2, 1), 0), "manager@330000");
        await history.Do(new SetCountingRules(City, 2026, "2026 年市考核口径", Municipal, "市考〔2026〕3 号", new(2026, 3, 1), 0), "manager@330500");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task are_the_dashboards_where_nobody_has_set_any()
    {
        foreach (var day in new[] { Last, Past, new DateOnly(2024, 12, 31) })
            foreach (var seen in Enum.GetValues<Standpoint>())
                foreach (var unit in history.Units)
                    foreach (var column in (await history.Ask(new ShowRules(unit.Unit, day, seen, "2024-2024,2025-2025"))).Columns)
                    {
                        column.Rules.Same(CountingRules.Standard).ShouldBeTrue();
                        column.Set.ShouldBeNull();
                        var cohort = (await history.Ask(new ShowPipeline(unit.Unit, day, seen, column.Year))).Cohort;
                        column.Figures.Select(figure => (figure.Kind, figure.Tally)).ShouldBe(
                        [
                            (RuledKind.Signed, cohort.Signed), .. cohort.Sizes.Select(size => (RuledKind.Size, size.Tally)), .. cohort.Reached.Where(r => r.Stage != Stage.Completed).Select(r => (RuledKind.Reached, r.Tally)),
                            (RuledKind.StartedInTime, cohort.StartedInYear), (RuledKind.Terminated, cohort.Terminated),
                        ], customMessage: $"{unit.Unit} {day:O} {seen} {column.Year}");
                    }
    }

    [Fact]
    public async Task equal_a_count_over_the_raw_events_by_those_rules()
    {
        var (database, excused, late) = (history.Host.Services.GetRequiredService<NpgsqlDataSource>(), 0, 0);
        foreach (var day in new[] { Last, Past, new DateOnly(2026, 1, 31) })
        {
            var counted = await MadeHistory.Count(database, day, Standpoint.AsHappened);
            foreach (var (unit, path) in history.Units)
            {
                var below = history.Units.Where(u => u.Path.StartsWith(path, StringComparison.Ordinal)).Select(u => u.Unit).ToHashSet();
                var rules = path.Contains($"/{City}/", StringComparison.Ordinal) ? Municipal : Provincial;
                foreach (var column in (await history.Ask(new ShowRules(unit, day, Standpoint.AsHappened, Odd))).Columns)
                {
                    column.Rules.Same(rules).ShouldBeTrue($"{unit}: the nearest unit's rules");
                    var signed = counted.Where(c => below.Contains(c.Unit) && c.Signed?.Year == column.Year && c.Amount >= rules.Least).ToList();
                    Compare(column, rules, signed, $"{unit} {day:O} {column.Year}");
                    excused += column.Figures.Where(figure => figure.Kind == RuledKind.Excused).Sum(figure => figure.Tally.Count);
                    late += column.Figures.Single(figure => figure.Stage == Stage.UnderConstruction).Tally.Count - column.Figures.Single(figure => figure.Kind == RuledKind.StartedInTime).Tally.Count;
                }
            }
        }
        (excused > 0, late > 0).ShouldBe((true, true), "rules that differ");
    }

    [Fact]
    public async Task open_into_lists_of_as_many_leads_with_the_same_sum()
    {
        foreach (var unit in new[] { Province, City, "330600", "330521" })
            foreach (var day in new[] { Last, Past })
                foreach (var column in (await history.Ask(new ShowRules(unit, day, null, $"{Odd},2025-2025"))).Columns)
                    foreach (var figure in column.Figures)
                    {
                        var (page, count, amount) = (await history.Ask(figure.List with { Take = 200 }), 0, 0m);
                        page.Sum.ShouldBe(figure.Tally, $"{figure.List}");
                        for (var list = figure.List with { Take = 200 }; ; page = await history.Ask(list with { After = page.Next }))
                        {
                            (count, amount) = (count + page.Rows.Count, amount + page.Rows.Sum(row => row.Amount));
                            if (page.Next is null) break;
                        }
                        (count, amount).ShouldBe((figure.Tally.Count, figure.Tally.Amount), $"{figure.List}");
                    }
    }

    [Fact]
    public async Task of_a_past_day_as_recorded_know_only_the_rules_that_were_recorded_by_then()
    {
        var then = await history.Ask(new ShowRules(City, Last, Standpoint.AsRecorded, Odd));
        then.History.ShouldBeEmpty("they were recorded today");
        then.Columns.ShouldAllBe(column => column.Rules.Same(CountingRules.Standard));
        var known = await history.Ask(new ShowRules(City, Past, Standpoint.AsHappened, Odd));
        known.History.Select(change => (change.UnitName.Length > 0, change.Year, change.Name, change.Reason, change.Replaced)).ShouldBe(
            [(true, 2026, "2026 年市考核口径", "市考〔2026〕3 号", false), (true, 2026, "2026 年考核口径", "省考〔2026〕1 号", false)]);
        known.Columns.ShouldAllBe(column => column.Set!.Name == "2026 年市考核口径" && column.Set.Year == 2026);
    }

    [Fact]
    public async Task keep_their_conditions_in_the_address_of_their_lists_and_in_what_changed()
    {
        foreach (var figure in (await history.Ask(new ShowRules(Province, Last, null, Odd))).Columns[1].Figures)
        {
            var query = System.Web.HttpUtility.ParseQueryString(PipelineAddress.Of(figure.List).Split('?')[1]);
            string? At(string key) => query[key];
            new PastLeadAddress(At("unit"), At("on"), At("seen"), At("stage"), At("from"), At("reached"), At("of"), At("year"), At("month"), At("started"), At("raised"), At("least"), At("source"), At("reason"), At("upto"),
                At("enteredfrom"), At("enteredbefore"), At("signedfrom"), At("signedbefore"), At("industry"), At("region"), At("owner"), At("band"), At("alone"), null, null, null, At("startedwithin"), At("without")).Leads().ShouldBe(figure.List);
            var changes = Crm.Pipeline.Comparing.FindChangedLeads.About(figure.List) with { Since = Past };
            changes.HasFigure.ShouldBeTrue();
            var (before, sum) = ((await history.Ask(figure.List with { On = Past })).Sum!.Value, (await history.Ask(changes)).Sum!);
            (before.Count + sum.Joined.Count - sum.Left.Count).ShouldBe(figure.Tally.Count, $"{figure.List}");
            (before.Amount + sum.Joined.Amount - sum.Left.Amount + sum.Revised).ShouldBe(figure.Tally.Amount, $"{figure.List}");
        }
    }

    private static void Compare(RuledColumn column, CountingRules rules, List<CountedProject> signed, string what)
    {
        var mine = signed.Where(c => !(c.Terminated && rules.Excused.Any(reason => $"{reason}" == c.Reason))).ToList();
        foreach (var figure in column.Figures)
        {
            var expected = figure.Kind switch
            {
                RuledKind.Signed => mine,
                RuledKind.Size => [.. mine.Where(c => c.Amount >= figure.From)],
                RuledKind.Reached => [.. mine.Where(c => c.Reach >= (int)figure.Stage!)],
                RuledKind.StartedInTime => [.. mine.Where(c => c.Started is { } started && Months(c.Signed!.Value, started) <= rules.StartMonths)],
                RuledKind.Terminated => [.. mine.Where(c => c.Terminated)],
                _ => signed.Where(c => c.Terminated && c.Reason == $"{figure.Reason}").ToList(),
            };
            (figure.Tally.Count, figure.Tally.Amount).ShouldBe((expected.Count, expected.Sum(c => c.Amount)), $"{what} {figure.Kind} {figure.From} {figure.Stage} {figure.Reason}");
        }
    }

    // Months that have begun since the one of the signing.
    private static int Months(DateOnly signed, DateOnly started) => ((started.Year - signed.Year) * 12) + started.Month - signed.Month;
}
