using Crm.Leads;
using Crm.Leads.Funnel;
using Crm.Pipeline;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Standing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>A thousand made projects in twenty units; what the product says of them against SQL over the raw events, which shares nothing with it.</summary>
[Collection(nameof(MadeHistory))]
public class the_figures_of_the_pipeline(MadeHistory history)
{
    private static readonly DateOnly First = MadeHistory.First;
    private static readonly DateOnly Last = MadeHistory.Last;
    private static readonly Stage[] Rates = [Stage.Landed, Stage.UnderConstruction, Stage.InProduction, Stage.AtCapacity];

    [Fact]
    public async Task equal_a_count_over_the_raw_events_for_every_unit_month_rate_and_standpoint()
    {
        var units = history.Units;
        var database = history.Host.Services.GetRequiredService<NpgsqlDataSource>();
        var dice = new Random(3);
        var days = Enumerable.Range(0, 30).Select(_ => First.AddDays(dice.Next(Last.DayNumber - First.DayNumber))).Append(Last).ToList();
        foreach (var day in days)
        {
            foreach (var seen in Enum.GetValues<Standpoint>())
            {
                var counted = await MadeHistory.Count(database, day, seen);
                foreach (var unit in units)
                {
                    var below = units.Where(u => u.Path.StartsWith(unit.Path, StringComparison.Ordinal)).Select(u => u.Unit).ToHashSet();
                    var mine = counted.Where(c => below.Contains(c.Unit)).ToList();
                    var sheet = await history.Ask(new ShowPipeline(unit.Unit, day, seen, 2025));
                    Compare(sheet, mine, $"{unit.Unit} {day:O} {seen}");
                }
            }
        }
    }

    [Fact]
    public async Task open_into_lists_of_as_many_leads_with_the_same_sum()
    {
        var units = history.Units;
        foreach (var (day, seen) in new[] { (Last, Standpoint.AsHappened), (new DateOnly(2025, 9, 12), Standpoint.AsRecorded), (new DateOnly(2025, 9, 12), Standpoint.AsHappened) })
        {
            foreach (var unit in units.Take(6))
            {
                var sheet = await history.Ask(new ShowPipeline(unit.Unit, day, seen, 2025));
                foreach (var figure in SheetFigures.Of(sheet)) await Opens(figure.List with { Take = 200 }, figure.Tally);
            }
        }
    }

    [Fact]
    public async Task name_for_each_lead_the_entry_that_brought_it_there_and_how_late_it_came()
    {
        var late = 0;
        foreach (var seen in Enum.GetValues<Standpoint>())
        {
            var page = await history.Ask(new FindPastLeads { Unit = "330000", On = new DateOnly(2025, 9, 12), Seen = seen, Of = Stage.Signed, Year = 2025, Take = 200 });
            page.Rows.Count.ShouldBeGreaterThan(20);
            page.Rows.ShouldAllBe(row => row.Entry != null && row.Entry.HappenedOn == row.SignedOn);
            if (seen == Standpoint.AsRecorded) page.Rows.ShouldAllBe(row => row.Entry!.RecordedOn <= new DateOnly(2025, 9, 12));
            else late = page.Rows.Count(row => row.Entry!.RecordedOn > new DateOnly(2025, 9, 12));
        }
        late.ShouldBeGreaterThan(0);
        var started = await history.Ask(new FindPastLeads { Unit = "330000", On = Last, Of = Stage.Signed, Year = 2025, Reached = Stage.UnderConstruction, Take = 200 });
        started.Rows.ShouldAllBe(row => row.Entry!.What.StartsWith("到“", StringComparison.Ordinal));
        var raised = await history.Ask(new FindPastLeads { Unit = "330000", On = Last, Year = 2025, Raised = true, Take = 200 });
        raised.Rows.ShouldAllBe(row => row.Entry!.What.StartsWith("增资", StringComparison.Ordinal) && row.Entry.HappenedOn.Year == 2025);
    }

    [Fact]
    public async Task of_a_unit_are_those_of_the_units_below_it_and_its_own()
    {
        foreach (var seen in Enum.GetValues<Standpoint>())
        {
            foreach (var unit in new[] { "330000", "330700" })
            {
                var day = new DateOnly(2025, 12, 31);
                var path = history.Units.Single(u => u.Unit == unit).Path;
                var whole = SheetFigures.Of(await history.Ask(new ShowPipeline(unit, day, seen, 2025))).ToList();
                var parts = new List<List<SheetFigure>>();
                foreach (var child in history.Units.Where(u => u.Path == $"{path}{u.Unit}/")) parts.Add([.. SheetFigures.Of(await history.Ask(new ShowPipeline(child.Unit, day, seen, 2025)))]);
                parts.Count.ShouldBe(4);
                for (var i = 0; i < whole.Count; i++)
                {
                    var own = (await All(whole[i].List with { Take = 200 })).Where(row => row.Unit == unit).ToList();
                    (parts.Sum(p => p[i].Tally.Count) + own.Count, parts.Sum(p => p[i].Tally.Amount) + own.Sum(row => row.Amount)).ShouldBe((whole[i].Tally.Count, whole[i].Tally.Amount), $"{whole[i].List}");
                }
            }
        }
    }

    [Fact]
    public async Task of_today_are_what_the_funnel_of_the_moment_says()
    {
        var (sheet, now) = (await history.Ask(new ShowPipeline("330000")), await history.Ask(new PipelineFunnel()));
        sheet.Funnel.Sum(step => step.Here.Count).ShouldBeGreaterThan(500);
        foreach (var step in sheet.Funnel)
        {
            var here = now.Steps.Single(s => s.Stage == step.Stage).Here;
            (step.Here.Count, step.Here.Amount).ShouldBe((here.Count, here.Amount), $"{step.Stage}");
        }
    }

    [Fact]
    public async Task of_a_part_open_into_its_lists_and_the_parts_make_up_the_whole()
    {
        foreach (var (day, seen) in new[] { (Last, Standpoint.AsHappened), (new DateOnly(2025, 9, 12), Standpoint.AsRecorded) })
        {
            var asked = new ShowPipeline("330500", day, seen, 2025);
            ShowPipeline[] some = [asked with { Industry = "C" }, asked with { Industry = "C38", Source = Source.Expo }, asked with { Region = "330521", Band = "10000-100000" }, asked with { Unit = "330000", Owner = LeadSlice.None, Band = "-50000" }];
            foreach (var part in some)
            {
                var figures = SheetFigures.Of(await history.Ask(part)).ToList();
                figures.Sum(figure => figure.Tally.Count).ShouldBeGreaterThan(0, $"{part}");
                foreach (var figure in figures) await Opens(figure.List with { Take = 200 }, figure.Tally);
            }
            var whole = SheetFigures.Of(await history.Ask(asked)).Where(figure => figure.Group != FigureGroup.Sources).Select(figure => (figure.Tally.Count, figure.Tally.Amount)).ToList();
            (await Sum(Enum.GetValues<Source>().Select(source => asked with { Source = source }))).ShouldBe(whole);
            (await Sum(new[] { "-10000", "10000-100000", "100000-" }.Select(band => asked with { Band = band }))).ShouldBe(whole);
        }

        async Task<List<(int, decimal)>> Sum(IEnumerable<ShowPipeline> parts)
        {
            var sums = new List<List<SheetFigure>>();
            foreach (var part in parts) sums.Add([.. SheetFigures.Of(await history.Ask(part)).Where(figure => figure.Group != FigureGroup.Sources)]);
            return [.. sums[0].Select((_, i) => (sums.Sum(part => part[i].Tally.Count), sums.Sum(part => part[i].Tally.Amount)))];
        }
    }

    [Fact]
    public async Task tell_how_long_leads_have_stood_and_what_is_over_its_limit()
    {
        var database = history.Host.Services.GetRequiredService<NpgsqlDataSource>();
        var overdue = 0;
        foreach (var (day, seen) in new[] { (Last, Standpoint.AsHappened), (new DateOnly(2025, 9, 12), Standpoint.AsRecorded), (new DateOnly(2025, 3, 31), Standpoint.AsHappened) })
        {
            var counted = await MadeHistory.Count(database, day, seen);
            foreach (var unit in new[] { "330000", "330600" })
            {
                var below = history.Units.Where(u => u.Path.Contains($"{unit}/", StringComparison.Ordinal)).Select(u => u.Unit).ToHashSet();
                var waiting = counted.Where(c => below.Contains(c.Unit) && !c.Terminated && c.Reach is (5 or 6)).ToList();
                var sheet = await history.Ask(new ShowAges(unit, day, seen, 3));
                sheet.Unstarted.Sum(tally => tally.Count).ShouldBe(waiting.Count);
                // Signed in a month since which three whole ones have gone by.
                sheet.Overdue.Count.ShouldBe(waiting.Count(c => (((day.Year - c.Signed!.Value.Year) * 12) + day.Month - c.Signed.Value.Month) > 3), $"{unit} {day:O} {seen}");
                overdue += sheet.Overdue.Count;
                var all = new FindPastLeads { Unit = unit, On = day, Seen = seen, Take = 200 };
                var unstarted = all with { From = Stage.Signed, UpTo = Stage.Landed };
                await Opens(unstarted with { SignedBefore = sheet.LimitDay }, sheet.Overdue);
                foreach (var (band, tally) in sheet.Bands.Zip(sheet.Unstarted)) await Opens(unstarted with { SignedFrom = band.From, SignedBefore = band.Before }, tally);
                foreach (var stage in sheet.Stages)
                {
                    stage.Entered.Sum(tally => tally.Count).ShouldBe(stage.All.Count);
                    foreach (var (band, tally) in sheet.Bands.Zip(stage.Entered)) await Opens(all with { Stage = stage.Stage, EnteredFrom = band.From, EnteredBefore = band.Before }, tally);
                }
                var part = await history.Ask(new ShowAges(unit, day, seen, 3, Industry: "C"));
                foreach (var (band, tally) in part.Bands.Zip(part.Stages[2].Entered)) await Opens(all with { Stage = part.Stages[2].Stage, EnteredFrom = band.From, EnteredBefore = band.Before, Industry = "C" }, tally);
            }
        }
        overdue.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task tell_what_each_officer_has_in_hand()
    {
        var figures = await history.Ask(new ShowPipeline("330000", Last));
        var sheet = await history.Ask(new ShowWorkload("330000", Last));
        var inHand = figures.Funnel.Where(step => step.Stage < Stage.AtCapacity).ToList();
        sheet.Officers.Count.ShouldBeGreaterThan(1);
        (sheet.Officers.Sum(o => o.InHand.Count), sheet.Officers.Sum(o => o.InHand.Amount)).ShouldBe((inHand.Sum(step => step.Here.Count), inHand.Sum(step => step.Here.Amount)));
        foreach (var officer in sheet.Officers.Take(4))
        {
            var mine = new FindPastLeads { Unit = "330000", On = Last, Owner = officer.Owner ?? LeadSlice.None, Take = 200 };
            var hand = mine with { From = Stage.Lead, UpTo = Stage.InProduction };
            await Opens(hand, officer.InHand);
            await Opens(mine with { Of = Stage.Signed, Year = Last.Year }, officer.SignedThisYear);
            (await All(mine with { From = Stage.Lead, UpTo = Stage.Assessing })).Count.ShouldBe(officer.Early);
            (await All(mine with { From = Stage.Negotiating, UpTo = Stage.Visiting })).Count.ShouldBe(officer.Talking);
            (await All(mine with { From = Stage.Signed, UpTo = Stage.Landed })).Count.ShouldBe(officer.Signed);
            (await All(mine with { From = Stage.UnderConstruction, UpTo = Stage.InProduction })).Count.ShouldBe(officer.Building);
            (await All(hand with { EnteredBefore = sheet.Still })).Count.ShouldBe(officer.Still);
        }
    }

    [Fact]
    public async Task are_the_same_after_one_lead_after_the_other_as_after_all_at_once()
    {
        var host = history.Host;
        var (keeper, database) = (host.Services.GetRequiredService<PipelineKeeper>(), host.Services.GetRequiredService<NpgsqlDataSource>());
        var before = await Marks(database);
        var leads = new List<Guid>();
        await using (var command = database.CreateCommand("select distinct lead from crm.pipeline_span"))
        await using (var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) leads.Add(reader.GetGuid(0));
        await keeper.Renew(leads, default);
        (await Marks(database)).ShouldBe(before);
        await Run(database, "truncate crm.pipeline_span, crm.pipeline_tally");
        foreach (var some in leads.Chunk(150)) await keeper.Renew(some, default);
        (await Marks(database)).ShouldBe(before);
    }

    private static void Compare(PipelineSheet sheet, List<CountedProject> mine, string what)
    {
        foreach (var step in sheet.Funnel) step.Here.Count.ShouldBe(mine.Count(c => !c.Terminated && c.Reach == (int)step.Stage), $"{what} {step.Stage}");
        sheet.Funnel.Sum(step => step.Here.Amount).ShouldBe(mine.Where(c => !c.Terminated).Sum(c => c.Amount), what);
        sheet.Terminated.Count.ShouldBe(mine.Count(c => c.Terminated), what);
        foreach (var month in sheet.Months)
        {
            var cohort = mine.Where(c => c.Signed is { } day && (day.Year * 100) + day.Month == month.Month).ToList();
            month.Signed.Count.ShouldBe(cohort.Count, $"{what} {month.Month}");
            month.Signed.Amount.ShouldBe(cohort.Sum(c => c.Amount), $"{what} {month.Month}");
        }
        (sheet.Raised.Count, sheet.Raised.Amount).ShouldBe((mine.Count(c => c.RaisedIn2025 > 0), mine.Sum(c => c.RaisedIn2025)), what);
        var signed = mine.Where(c => c.Signed?.Year == 2025).ToList();
        sheet.Cohort.Signed.Count.ShouldBe(signed.Count, what);
        foreach (var rate in Rates)
        {
            var reached = sheet.Cohort.Reached.Single(r => r.Stage == rate).Tally;
            reached.Count.ShouldBe(signed.Count(c => c.Reach >= (int)rate), $"{what} {rate}");
            reached.Amount.ShouldBe(signed.Where(c => c.Reach >= (int)rate).Sum(c => c.Amount), $"{what} {rate}");
        }
    }

    private async Task Opens(FindPastLeads list, Crm.Pipeline.Counting.Tally figure)
    {
        (await history.Ask(list)).Sum.ShouldBe(figure, $"{list}");
        var rows = await All(list);
        rows.Select(row => row.Id).ShouldBeUnique();
        (rows.Count, rows.Sum(row => row.Amount)).ShouldBe((figure.Count, figure.Amount), $"{list}");
    }

    private async Task<List<PastLead>> All(FindPastLeads list)
    {
        var page = await history.Ask(list);
        var (rows, next) = (page.Rows.ToList(), page.Next);
        while (next is not null)
        {
            var more = await history.Ask(list with { After = next });
            more.Sum.ShouldBeNull("counted with the first page");
            rows.AddRange(more.Rows);
            next = more.Next;
        }
        return rows;
    }

    private static async Task<string> Marks(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            select (select concat(count(*), ' ', sum(hashtext(s::text)::bigint)) from crm.pipeline_span s) || ' '
              || (select concat(count(*), ' ', sum(hashtext(concat(unit, kind, level, day, seen, month, stage, reach, count, trim_scale(amount)))::bigint)) from crm.pipeline_tally t where count <> 0 or amount <> 0)
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Run(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
