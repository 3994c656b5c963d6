using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Team;

namespace Crm.Pipeline.Standing;

/// <summary>How long leads have stood where they stand, and which were signed and have not begun to build for longer than they should (超时限未开工).</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
/// <param name="Limit">Whole months from the signing to 开工, counted from the month after the signing; 6 where it is left out.</param>
/// <param name="Industry">Only this section, division or class of GB/T 4754.</param>
/// <param name="Region">Only this region and below, GB/T 2260.</param>
/// <param name="Source">Only what came this way.</param>
/// <param name="Owner">Only this officer's, by login; <c>-</c> for what lies in the pool.</param>
/// <param name="Band">Only an investment from the first number on and below the second, in 万元: <c>10000-100000</c>; either may be missing.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowAges(
    string? Unit = null, DateOnly? On = null, Standpoint? Seen = null, int? Limit = null, string? Industry = null, string? Region = null, Source? Source = null, string? Owner = null, string? Band = null)
    : IQuery<AgesSheet>, ISliced;

/// <summary>How long leads have stood where they stand. Definitions with an example each: docs/figures.md.</summary>
/// <param name="Bands">Into which months the days of entry are divided, the latest first.</param>
/// <param name="Stages">The stages from 线索 to 投产; who is terminated or at full capacity waits for nothing.</param>
/// <param name="Unstarted">What was signed, stands before 开工 and is not terminated, by the month of the signing.</param>
/// <param name="Limit">Whole months from the month after the signing to 开工.</param>
/// <param name="LimitDay">What was signed before this day is over the limit.</param>
/// <param name="Overdue">What is over the limit.</param>
/// <param name="Slice">The part of the leads that is counted.</param>
public sealed record AgesSheet(
    string Unit, DateOnly On, Standpoint Seen, IReadOnlyList<AgeBand> Bands, IReadOnlyList<StageAges> Stages, IReadOnlyList<Tally> Unstarted, int Limit, DateOnly LimitDay, Tally Overdue, LeadSlice Slice);

/// <summary>Some months in which something began, counted back from the month of the day that is looked at.</summary>
/// <param name="From">The first day; null where there is none.</param>
/// <param name="Before">The first day after; null where there is none.</param>
/// <param name="Least">How many months back the latest lies.</param>
/// <param name="Most">How many months back the earliest lies; null where there is none.</param>
public sealed record AgeBand(DateOnly? From, DateOnly? Before, int Least, int? Most);

/// <summary>A stage, and since when leads stand in it.</summary>
/// <param name="Entered">In the order of the bands.</param>
public sealed record StageAges(Stage Stage, Tally All, IReadOnlyList<Tally> Entered);

/// <summary>Answers <see cref="ShowAges"/>.</summary>
public static class ShowAgesHandler
{
    /// <summary>Whole months from the signing to 开工 where nobody asks for others: what many offices write into their agreements, and no rule of a law.</summary>
    public const int DefaultLimit = 6;

    private const int MostLimit = 120;
    private const int LastMonth = 999_912;

    private static readonly (int Least, int? Most)[] Bands = [(0, 0), (1, 3), (4, 6), (7, 12), (13, 24), (25, null)];
    private static readonly Stage[] Stages = [.. Enum.GetValues<Stage>().Where(stage => stage < Stage.AtCapacity).Order()];

    public static async Task<AgesSheet> Handle(ShowAges query, Actor actor, IRoster roster, PipelineCounts counts, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var limit = query.Limit ?? DefaultLimit;
        if (limit is < 1 or > MostLimit) throw new RuleBroken("开工时限是 1 到 120 个月。") { Field = nameof(query.Limit), Kind = Refusal.Input };
        var slice = LeadSlice.Of(query);
        int[] kinds = [(int)TallyKind.Since, (int)TallyKind.Unstarted];
        var counted = slice == LeadSlice.Whole ? await counts.Read(unit, at, kinds, 0, LastMonth, token) : await counts.Count(roster.Below(unit), at, slice, token);
        var (since, unstarted) = (counted.Where(c => c.Kind == kinds[0]).ToList(), counted.Where(c => c.Kind == kinds[1]).ToList());
        var first = new DateOnly(at.Day.Year, at.Day.Month, 1);
        var bands = Bands.Select(band => new AgeBand(band.Most is { } most ? first.AddMonths(-most) : null, band.Least == 0 ? null : first.AddMonths(1 - band.Least), band.Least, band.Most)).ToList();
        var limitDay = first.AddMonths(-limit);
        return new AgesSheet(unit, at.Day, at.From, bands,
            [.. Stages.Select(stage => since.Where(c => c.Stage == (int)stage).ToList()).Zip(Stages, (here, stage) => new StageAges(stage, Sum(here), [.. bands.Select(band => Sum(here.Where(c => Within(c, band))))]))],
            [.. bands.Select(band => Sum(unstarted.Where(c => Within(c, band))))], limit, limitDay, Sum(unstarted.Where(c => c.Month < MonthOf(limitDay))), slice);
    }

    private static bool Within(CountedLeads counted, AgeBand band) => (band.From is not { } from || counted.Month >= MonthOf(from)) && (band.Before is not { } before || counted.Month < MonthOf(before));

    private static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    private static Tally Sum(IEnumerable<CountedLeads> counted) => counted.Aggregate(default(Tally), (sum, c) => sum + c.Tally);
}
