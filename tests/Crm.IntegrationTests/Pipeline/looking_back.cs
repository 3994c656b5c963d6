using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.LookingBack;
using Crm.Pipeline.Pivoting;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Targets;
using Crm.Pipeline.Targets.Forecasting;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>Board, lead, course and units, of any day: the same as the figures of that day, which are held against the raw events.</summary>
[Collection(nameof(MadeHistory))]
public class looking_back(MadeHistory history)
{
    private static readonly (DateOnly Day, Standpoint Seen)[] Looks =
        [(MadeHistory.Last, Standpoint.AsHappened), (new(2025, 9, 12), Standpoint.AsRecorded), (new(2025, 9, 12), Standpoint.AsHappened), (new(2024, 11, 30), Standpoint.AsRecorded)];

    [Fact]
    public async Task at_the_board_shows_every_stage_as_the_figures_have_it()
    {
        foreach (var (day, seen) in Looks)
        {
            var board = await history.Ask(new ShowBoardThen("330000", day, seen));
            var figures = await history.Ask(new ShowPipeline("330000", day, seen));
            board.Columns.Select(column => (column.Stage, column.All)).ShouldBe([.. figures.Funnel.Select(step => (step.Stage, step.Here)), (Stage.Terminated, figures.Terminated)]);
            board.Columns.ShouldAllBe(column => column.Cards.Count == Math.Min(20, column.All.Count) && column.Cards.All(card => card.Stage == column.Stage));
            board.Columns.ShouldAllBe(column => column.Cards.Zip(column.Cards.Skip(1)).All(pair => pair.First.Changed >= pair.Second.Changed));
        }
        var part = await history.Ask(new ShowBoardThen("330600", MadeHistory.Last, null, Industry: "C", Source: Source.Expo));
        foreach (var column in part.Columns)
            column.All.ShouldBe((await history.Ask(new FindPastLeads { Unit = "330600", On = MadeHistory.Last, Stage = column.Stage, Industry = "C", Source = Source.Expo })).Sum!.Value);
    }

    [Fact]
    public async Task at_a_lead_shows_it_as_the_list_of_that_day_does()
    {
        var (compared, left) = (0, 0);
        foreach (var (day, seen) in Looks)
        {
            var page = await history.Ask(new FindPastLeads { Unit = "330000", On = day, Seen = seen, Take = 60 });
            foreach (var row in page.Rows)
            {
                var then = await history.Ask(new ShowLeadThen(row.Id, day, seen));
                // One that was merged since is shown as what it became a part of.
                if (then.Id != row.Id) continue;
                var stood = then.Stood.ShouldNotBeNull();
                (stood.Stage, stood.Reach, stood.Amount, stood.Since).ShouldBe((row.Stage, row.Reach, row.Amount, row.Since), $"{row.Number} {day:O} {seen}");
                stood.Reached[0].ShouldBe(new StageDay(Stage.Lead, row.OpenedOn));
                stood.Reached.SingleOrDefault(step => step.Stage == Stage.Signed)?.On.ShouldBe(row.SignedOn!.Value);
                if (seen == Standpoint.AsRecorded) then.Entries.ShouldAllBe(entry => China.DayOf(entry.RecordedAt) <= day);
                else then.Entries.ShouldAllBe(entry => entry.OccurredOn <= day);
                compared++;
                left += then.Later;
            }
            (await history.Ask(new ShowLeadThen(page.Rows[0].Id, new DateOnly(2023, 12, 31), seen))).Stood.ShouldBeNull("nothing was there before the first day");
        }
        compared.ShouldBeGreaterThan(150);
        left.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task at_a_lead_is_for_those_who_may_see_it_today()
    {
        var lead = (await history.Ask(new FindPastLeads { Unit = "330600", On = MadeHistory.Last, Take = 1 })).Rows[0].Id;
        var desk = history.Host.Services.GetRequiredService<QueryDesk>();
        (await desk.Ask(new ShowLeadThen(lead, MadeHistory.First), new Caller("manager@330523", "api"))).Ok.ShouldBeFalse();
        (await desk.Ask(new ShowLeadThen(lead, new DateOnly(2990, 1, 1)), new Caller("auditor@330000", "api"))).Fields.Keys.ShouldContain("On");
    }

    [Fact]
    public async Task at_the_course_of_a_year_shows_each_month_as_both_looks_have_it()
    {
        var trend = await history.Ask(new ShowTrend("330600", new DateOnly(2026, 3, 10), 2025));
        trend.Points.Select(point => point.Day).ShouldBe([.. Enumerable.Range(1, 14).Select(month => new DateOnly(2025, 1, 1).AddMonths(month).AddDays(-1)), new(2026, 3, 10)]);
        foreach (var point in trend.Points)
        {
            foreach (var (seen, cohort) in new[] { (Standpoint.AsRecorded, point.Then), (Standpoint.AsHappened, point.Now) })
            {
                var figures = (await history.Ask(new ShowPipeline("330600", point.Day, seen, 2025))).Cohort;
                (cohort.Signed, cohort.StartedInYear, cohort.Terminated).ShouldBe((figures.Signed, figures.StartedInYear, figures.Terminated));
                cohort.Reached.ShouldBe(figures.Reached);
                cohort.Sizes.ShouldBe(figures.Sizes);
            }
        }
        trend.Points.ShouldContain(point => point.Then.Signed != point.Now.Signed, "late entries tell the looks apart");
        (await history.Ask(new ShowTrend("330600", new DateOnly(2024, 3, 10), 2025))).Points.ShouldBeEmpty();
    }

    [Fact]
    public async Task at_the_units_below_shows_each_as_its_own_figures_do()
    {
        foreach (var (day, seen) in Looks)
        {
            var sheet = await history.Ask(new ShowUnits("330000", day, seen, 2025));
            sheet.Units.Select(unit => unit.Unit).Order().ShouldBe(["330500", "330600", "330700", "330800"]);
            foreach (var unit in sheet.Units)
            {
                var figures = await history.Ask(new ShowPipeline(unit.Unit, day, seen, 2025));
                (unit.Cohort.Signed, unit.Cohort.StartedInYear).ShouldBe((figures.Cohort.Signed, figures.Cohort.StartedInYear));
                unit.Cohort.Reached.ShouldBe(figures.Cohort.Reached);
                unit.InHand.Count.ShouldBe(figures.Funnel.Where(step => step.Stage < Stage.AtCapacity).Sum(step => step.Here.Count));
            }
        }
        (await history.Ask(new ShowUnits("330523"))).Units.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_year_tells_what_this_one_will_come_to()
    {
        foreach (var (day, seen, unit) in new[] { (new DateOnly(2026, 5, 20), Standpoint.AsHappened, "330000"), (new DateOnly(2026, 2, 28), Standpoint.AsRecorded, "330700") })
        {
            var sheet = await history.Ask(new ShowForecast(unit, day, seen));
            sheet.Before.ShouldBe(day.AddYears(-1));
            var figures = await history.Ask(new ShowPipeline(unit, day, seen));
            var signed = (await All(new FindPastLeads { Unit = unit, On = sheet.End, Seen = seen, Of = Stage.Signed, Year = day.Year - 1 })).Where(row => row.SignedOn > sheet.Before).ToList();
            var count = (decimal)figures.Cohort.Signed.Count;
            foreach (var step in sheet.Steps)
            {
                var stood = (await All(new FindPastLeads { Unit = unit, On = sheet.Before, Seen = seen, Stage = step.Stage })).Select(row => row.Id).ToHashSet();
                var went = signed.Count(row => stood.Contains(row.Id));
                (step.Here, step.Stood, step.Went).ShouldBe((figures.Funnel.Single(one => one.Stage == step.Stage).Here, stood.Count, went), $"{step.Stage}");
                count += step.Here.Count * (stood.Count == 0 ? 0 : (decimal)went / stood.Count);
            }
            sheet.Newcomers.Count.ShouldBe(signed.Count(row => row.OpenedOn > sheet.Before));
            sheet.Count.ShouldBe(Math.Round(count + sheet.Newcomers.Count, 1));
            sheet.Amount!.Value.ShouldBeGreaterThan(figures.Cohort.Signed.Amount);
            // Nothing of the forecast's own: each lead's page tells on which day it reached which stage.
            var courses = new List<Dictionary<Stage, DateOnly?>>();
            foreach (var row in seen == Standpoint.AsHappened ? await All(new FindPastLeads { Unit = unit, On = sheet.End, Seen = seen, Of = Stage.Signed, Year = day.Year - 1 }) : [])
                courses.Add((await history.Ask(new ShowLeadThen(row.Id, sheet.End, seen))).Stood!.Reached.ToDictionary(step => step.Stage, step => (DateOnly?)step.On));
            foreach (var rate in sheet.Rates)
            {
                var stage = Indicators.StageOf(rate.Indicator)!.Value;
                var last = new FindPastLeads { Unit = unit, Seen = seen, Of = Stage.Signed, Year = day.Year - 1, On = sheet.End };
                var came = (await All(last with { Reached = stage })).Select(row => row.Id).ToHashSet();
                var late = signed.Select(row => row.Id).ToHashSet();
                (rate.LateSigned, rate.LateCame).ShouldBe((late.Count, late.Count(came.Contains)), $"{rate.Indicator}");
                rate.Now.ShouldBe(rate.Indicator.Part(figures.Cohort).Count);
                if (seen == Standpoint.AsHappened)
                {
                    var early = courses.Where(course => course[Stage.Signed] <= sheet.Before).Select(course => course.GetValueOrDefault(stage)).Where(day => day is null || day > sheet.Before).ToList();
                    (rate.Open, rate.Came).ShouldBe((early.Count, early.Count(day => day is not null)), $"{rate.Indicator}");
                }
                (rate.Percent is >= 0 and <= 100).ShouldBeTrue();
            }
        }
        var few = await history.Ask(new ShowForecast("330802", new DateOnly(2025, 1, 20)));
        few.Steps.Sum(step => step.Stood).ShouldBeLessThan(ShowForecastHandler.FewestLeads);
        (few.Count, few.Amount, few.Rates.Count).ShouldBe((null, null, 0));
    }

    [Fact]
    public async Task at_any_layout_opens_each_cell_into_its_leads()
    {
        (PivotBy Down, PivotBy Across)[] layouts =
            [(PivotBy.Unit, PivotBy.Stage), (PivotBy.Source, PivotBy.Industry), (PivotBy.Band, PivotBy.OpenedYear), (PivotBy.SignedYear, PivotBy.Owner), (PivotBy.OpenedYear, PivotBy.SignedYear)];
        foreach (var (day, seen) in Looks.Take(2))
        {
            foreach (var (down, across) in layouts)
            {
                var asked = new ShowPivot("330600", day, seen, down, across);
                foreach (var one in new[] { asked, asked with { Industry = "C", Band = "5000-60000" } })
                {
                    var sheet = await history.Ask(one);
                    var all = (FindPastLeads.In(sheet.Slice) with { Unit = "330600", On = day, Seen = seen }).In(sheet);
                    (await Sum(all)).ShouldBe(sheet.Of(null, null), $"{one}");
                    foreach (var row in sheet.Rows) (await Sum(all.Within(down, row.Key, "330600"))).ShouldBe(sheet.Of(row.Key, null), $"{one} {row}");
                    foreach (var cell in sheet.Cells) (await Sum(all.Within(down, cell.Row, "330600").Within(across, cell.Column, "330600"))).ShouldBe(cell.Tally, $"{one} {cell}");
                    sheet.Cells.Select(cell => cell.Row).Distinct().Order().ShouldBe(sheet.Rows.Select(row => row.Key).Order());
                    sheet.Cells.Select(cell => cell.Column).Distinct().Order().ShouldBe(sheet.Columns.Select(column => column.Key).Order());
                }
            }
        }

        async Task<Tally> Sum(FindPastLeads list) => (await history.Ask(list with { Take = 1 })).Sum!.Value;
    }

    private async Task<List<PastLead>> All(FindPastLeads list)
    {
        var rows = new List<PastLead>();
        for (string? next = ""; next is not null;)
        {
            var page = await history.Ask(list with { Take = 200, After = next.Length == 0 ? null : next });
            rows.AddRange(page.Rows);
            next = page.Next;
        }
        return rows;
    }
}
