using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.LookingBack;
using Crm.Pipeline.Meeting;
using Crm.Pipeline.Pivoting;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Standing;
using Crm.Pipeline.Targets.Forecasting;
using Crm.Pipeline.Targets.Progress;
using Crm.Team;

namespace Crm.Benchmarks;

/// <summary>Everything else managers ask of the figures: what changed, the pack, targets and forecast, figures and lists of a part of the leads, ages, workload, layouts.</summary>
public static class PipelineQuestions
{
    private const string WeekGate = "≤ 500";
    private const string PackGate = "≤ 5,000";
    private const string ListGate = "≤ 100";

    /// <summary>Times them for some units and adds them to the report.</summary>
    public static async Task Time(BenchApp small, BenchApp large, IReadOnlyList<(string Name, string Unit)> units, Report report)
    {
        var today = China.Today(TimeProvider.System);
        var part = new LeadSlice("C38", "330500", Source.Expo, null, "10000-500000");
        var cases = units.SelectMany(unit => Of(unit.Unit).Select(one => one with { Name = $"{unit.Name}, {one.Name}" })).ToList();
        var times = await Timings.Of([.. cases.SelectMany(c => new[] { new Variant($"few {c.Name}", () => c.Ask(small)), new Variant($"many {c.Name}", () => c.Ask(large)) })]);
        report.Say("\nWhat else is asked, each the whole query as a page asks it, ms; three filters: industry, region and source, with an amount from 1 to 50 亿元 as a fourth:");
        report.Head("question", "fewer leads", "all leads", "p95", "gate p95");
        foreach (var c in cases)
        {
            var (few, many) = (times[$"few {c.Name}"], times[$"many {c.Name}"]);
            report.Row(c.Name, Report.Of(few.Medians, "F1"), Report.Of(many.Medians, "F1"), PipelineBench.F(many.P95), c.Gate);
        }

        IEnumerable<Question> Of(string unit)
        {
            return
            [
                new("what changed in a week", WeekGate, Asked(new CompareFigures(unit))),
                new("what changed in a week half a year ago", WeekGate, Asked(new CompareFigures(unit, today.AddDays(-190), null, today.AddDays(-183)))),
                new("what changed in a week, as known then", WeekGate, Asked(new CompareFigures(unit, today.AddDays(-190), Standpoint.AsRecorded, today.AddDays(-183), Standpoint.AsRecorded))),
                new("both standpoints of one day", "–", Asked(new CompareFigures(unit, today.AddDays(-183), Standpoint.AsRecorded, today.AddDays(-183), Standpoint.AsHappened))),
                new("leads that changed in a week", WeekGate, Asked(new FindChangedLeads { Unit = unit })),
                new("leads that changed a figure in a week", WeekGate, Asked(new FindChangedLeads { Unit = unit, Of = Stage.Signed, Year = today.Year, Reached = Stage.UnderConstruction })),
                new("meeting pack as a page", PackGate, Asked(new ShowMeetingPack(unit))),
                new("meeting pack as a workbook", PackGate, async app => MeetingWorkbook.Write(await PipelineBench.Answer(app, new ShowMeetingPack(unit)))),
                new("meeting pack as a document", PackGate, async app => MeetingDocument.Write(await PipelineBench.Answer(app, new ShowMeetingPack(unit)))),
                new("targets", "–", Asked(new ShowTargets(unit))),
                new("forecast", "–", Asked(new ShowForecast(unit))),
                new("a year month by month, both standpoints", "–", Asked(new ShowTrend(unit))),
                new("units below", "–", Asked(new ShowUnits(unit))),
                new("time in stage", "–", Asked(new ShowAges(unit))),
                new("workload", "–", Asked(new ShowWorkload(unit))),
                new("workload a year ago", "–", Asked(new ShowWorkload(unit, today.AddDays(-365)))),
                new("units by stages", "–", Asked(new ShowPivot(unit))),
                new("industries by years of signing", "–", Asked(new ShowPivot(unit, null, null, PivotBy.Industry, PivotBy.SignedYear))),
                new("dashboard of an industry", "–", Asked(new ShowPipeline(unit).In(new LeadSlice("C38")))),
                new("dashboard, three filters", "–", Asked(new ShowPipeline(unit).In(part))),
                new("dashboard, three filters, a year ago", "–", Asked(new ShowPipeline(unit, today.AddDays(-365)).In(part))),
                .. List("list, three filters", FindPastLeads.In(part)),
                .. List("list of the signed, three filters", FindPastLeads.In(part) with { Of = Stage.Signed, Year = today.Year }),
                .. List("list, three filters, a year ago", FindPastLeads.In(part) with { On = today.AddDays(-365) }),
                .. List("list of an officer", FindPastLeads.In(new LeadSlice(Owner: "officer"))),
                new("board", ListGate, Asked(new ShowBoardThen(unit))),
                new("board, three filters", ListGate, Asked(new ShowBoardThen(unit, null, null, part.Industry, part.Region, part.Source, null, part.Band))),
                new("board a year ago", ListGate, Asked(new ShowBoardThen(unit, today.AddDays(-365)))),
            ];

            // As the page asks: the rows, and then what they are in all.
            IEnumerable<Question> List(string name, FindPastLeads list) =>
                [new($"{name}, rows", ListGate, Asked(list with { Unit = unit, Unsummed = true })), new($"{name}, then the sum", "–", Asked(list with { Unit = unit, Take = 1 }))];
        }

        static Func<BenchApp, Task> Asked<TAnswer>(IQuery<TAnswer> query) => app => PipelineBench.Answer(app, query);
    }

    private sealed record Question(string Name, string Gate, Func<BenchApp, Task> Ask);
}
