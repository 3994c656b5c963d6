using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Targets;
using Crm.Pipeline.Targets.Progress;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Showing;

/// <summary>The pipeline of a unit and everything below it at the end of a day, for a year of signings: what stands where, what came of the year, at which rates.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
/// <param name="Year">The year of the cohort and of the period; that of the day where it is left out.</param>
/// <param name="Industry">Only this section, division or class of GB/T 4754.</param>
/// <param name="Region">Only this region and below, GB/T 2260.</param>
/// <param name="Source">Only what came this way.</param>
/// <param name="Owner">Only this officer's, by login; <c>-</c> for what lies in the pool.</param>
/// <param name="Band">Only an investment from the first number on and below the second, in 万元: <c>10000-100000</c>; either may be missing.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowPipeline(
    string? Unit = null, DateOnly? On = null, Standpoint? Seen = null, int? Year = null, string? Industry = null, string? Region = null, Source? Source = null, string? Owner = null, string? Band = null)
    : IQuery<PipelineSheet>, ISliced
{
    /// <summary>The same of a part.</summary>
    internal ShowPipeline In(LeadSlice slice) => this with { Industry = slice.Industry, Region = slice.Region, Source = slice.Source, Owner = slice.Owner, Band = slice.Band };
}

/// <summary>The figures of a unit. Definitions with an example each: docs/figures.md.</summary>
/// <param name="Funnel">The ten stages: who stands there, and who has come that far and was not terminated.</param>
/// <param name="Terminated">What stands terminated.</param>
/// <param name="Reached">What entered each stage in the year, by the day it was first reached (线索: opened), in order of life; the calendar view.</param>
/// <param name="Cohort">What was signed in the year, and what of it has come how far; the cohort view.</param>
/// <param name="Months">The year month by month.</param>
/// <param name="Sources">What was opened in the year, by source.</param>
/// <param name="Reasons">What was terminated in the year, by reason.</param>
/// <param name="Raised">The projects whose investment was raised in the year, with the increments.</param>
/// <param name="Targets">How far the unit is with the targets of the year that were in force; none for a part of its leads.</param>
/// <param name="Slice">The part of the leads that is counted.</param>
public sealed record PipelineSheet(
    string Unit, DateOnly On, Standpoint Seen, int Year, IReadOnlyList<StageFigures> Funnel, Tally Terminated, IReadOnlyList<ReachedStage> Reached, CohortFigures Cohort, IReadOnlyList<MonthFigures> Months,
    IReadOnlyList<SourceFigures> Sources, IReadOnlyList<ReasonFigures> Reasons, Tally Raised, IReadOnlyList<TargetProgress> Targets, LeadSlice Slice);

/// <summary>A stage of the funnel.</summary>
public sealed record StageFigures(Stage Stage, Tally Here, Tally Reached);

/// <summary>What has come to a stage.</summary>
public sealed record ReachedStage(Stage Stage, Tally Tally);

/// <summary>What became of the projects signed in a year; those that were terminated stay in it.</summary>
/// <param name="Signed">The denominator of every rate.</param>
/// <param name="Reached">What of it has come to 落地, 开工, 竣工, 投产 and 达产.</param>
/// <param name="StartedInYear">What of it came to 开工 in the year of its signing.</param>
/// <param name="Terminated">What of it stands terminated.</param>
/// <param name="Sizes">What of it reaches each threshold, in the order of <see cref="PipelineTables.Thresholds"/>.</param>
public sealed record CohortFigures(Tally Signed, IReadOnlyList<ReachedStage> Reached, Tally StartedInYear, Tally Terminated, IReadOnlyList<SizeFigures> Sizes);

/// <summary>Signed projects from an amount on.</summary>
/// <param name="From">In 万元.</param>
public sealed record SizeFigures(decimal From, Tally Tally);

/// <summary>A month of the year.</summary>
/// <param name="Raised">The projects whose investment was raised, with the increments.</param>
public sealed record MonthFigures(int Month, Tally Opened, Tally Signed, Tally Started, Tally Raised);

/// <summary>What came one way in the year, and what of it was signed since.</summary>
public sealed record SourceFigures(Source Source, Tally Opened, Tally Signed);

/// <summary>What was terminated in the year for one reason.</summary>
public sealed record ReasonFigures(TerminationReason Reason, Tally Tally);

/// <summary>Answers <see cref="ShowPipeline"/>.</summary>
public static class ShowPipelineHandler
{
    /// <summary>The kinds of counts that <see cref="Cohort"/> is made of.</summary>
    internal static readonly int[] CohortKinds = [(int)TallyKind.Cohort, (int)TallyKind.StartedInYear, (int)TallyKind.Size];

    private static readonly Stage[] Stages = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Terminated).Order()];

    public static async Task<PipelineSheet> Handle(ShowPipeline query, Actor actor, IRoster roster, PipelineCounts counts, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var year = PipelineReach.YearOf(query.Year, at);
        var slice = LeadSlice.Of(query);
        var (standing, ofYear) = slice == LeadSlice.Whole ? await Prepared() : await CountedNow();
        var cohort = Cohort(ofYear);
        IReadOnlyList<TargetProgress> targets = slice == LeadSlice.Whole && await session.LoadAsync<TargetBook>(TargetBook.IdOf(unit, year), token) is { } book ? TargetProgress.All(book, year, at, cohort, _ => null) : [];
        return new PipelineSheet(unit, at.Day, at.From, year, Funnel(standing), Sum(standing.Where(c => c.Stage == (int)Stage.Terminated)),
            [.. Stages.Select(stage => new ReachedStage(stage, Sum(ofYear[(int)stage])))], cohort, [.. Enumerable.Range(1, 12).Select(month => Month((year * 100) + month, ofYear))],
            [.. Enum.GetValues<Source>().Select((source, i) => Source(source, ofYear[(int)TallyKind.Source].Where(c => c.Stage == i + 1).ToList()))],
            [.. Enum.GetValues<TerminationReason>().Select((reason, i) => new ReasonFigures(reason, Sum(ofYear[(int)TallyKind.Reason].Where(c => c.Stage == i + 1))))],
            Sum(ofYear[(int)TallyKind.RaisedInYear]), [.. targets.Where(row => row.Target is not null)], slice);

        async Task<(IReadOnlyList<CountedLeads> Standing, ILookup<int, CountedLeads> OfYear)> Prepared()
        {
            int[] kinds = [.. Stages.Select(stage => (int)stage), .. Enum.GetValues<TallyKind>().Where(kind => kind != TallyKind.Standing).Select(kind => (int)kind)];
            return (await counts.Read(unit, at, [(int)TallyKind.Standing], 0, 0, token), (await counts.Read(unit, at, kinds, year * 100, (year * 100) + 12, token)).ToLookup(c => c.Kind));
        }

        async Task<(IReadOnlyList<CountedLeads> Standing, ILookup<int, CountedLeads> OfYear)> CountedNow()
        {
            var all = await counts.Count(roster.Below(unit), at, slice, token);
            return ([.. all.Where(c => c.Kind == (int)TallyKind.Standing)], all.Where(c => c.Month >= year * 100 && c.Month <= (year * 100) + 12).ToLookup(c => c.Kind));
        }
    }

    private static IReadOnlyList<StageFigures> Funnel(IReadOnlyList<CountedLeads> standing) =>
        [.. Stages.Select(stage => new StageFigures(stage, Sum(standing.Where(c => c.Stage == (int)stage)), Sum(standing.Where(c => c.Stage != (int)Stage.Terminated && c.Stage >= (int)stage))))];

    /// <summary>What was signed in a year, from the counts of that year by kind.</summary>
    internal static CohortFigures Cohort(ILookup<int, CountedLeads> ofYear)
    {
        var signed = ofYear[(int)TallyKind.Cohort].ToList();
        return new CohortFigures(Sum(signed), [.. Stages.Where(stage => stage > Stage.Signed).Select(stage => new ReachedStage(stage, Sum(signed.Where(c => c.Reach >= (int)stage))))],
            Sum(ofYear[(int)TallyKind.StartedInYear].Where(c => c.Stage == 1)), Sum(signed.Where(c => c.Stage == (int)Stage.Terminated)),
            [.. PipelineTables.Thresholds.Select((from, i) => new SizeFigures(from, Sum(ofYear[(int)TallyKind.Size].Where(c => c.Stage > i))))]);
    }

    private static MonthFigures Month(int month, ILookup<int, CountedLeads> ofYear)
    {
        return new MonthFigures(month, Of((int)Stage.Lead), Of((int)Stage.Signed), Of((int)Stage.UnderConstruction), Of((int)TallyKind.Raised));

        Tally Of(int kind) => Sum(ofYear[kind].Where(c => c.Month == month));
    }

    private static SourceFigures Source(Source source, IReadOnlyList<CountedLeads> opened) => new(source, Sum(opened), Sum(opened.Where(c => c.Reach >= (int)Stage.Signed)));

    private static Tally Sum(IEnumerable<CountedLeads> counted) => counted.Aggregate(default(Tally), (sum, c) => sum + c.Tally);
}
