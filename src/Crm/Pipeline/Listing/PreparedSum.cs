using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;

namespace Crm.Pipeline.Listing;

/// <summary>How many leads stand in a list, and their investment, where the prepared counts say so: the lists that figures open. To count any other list its leads have to be read.</summary>
internal static class PreparedSum
{
    /// <summary>The sum; null where the list asks for what is not counted together.</summary>
    public static async Task<Tally?> Of(FindPastLeads list, string unit, AsOf at, PipelineCounts counts, CancellationToken token)
    {
        if (Figure(list) is not { } figure) return null;
        var counted = await counts.Read(unit, at, [figure.Kind], figure.FromMonth, figure.ToMonth, token);
        return counted.Where(figure.Holds).Aggregate(default(Tally), (sum, c) => sum + c.Tally);
    }

    /// <summary>Whether the counts say how many stand in a list.</summary>
    public static bool Knows(FindPastLeads list) => Figure(list) is not null;

    private static Counted? Figure(FindPastLeads list)
    {
        var asked = list with { Unit = null, On = null, Seen = null, After = null, Take = null, Unsummed = false };
        if (asked == new FindPastLeads { Stage = list.Stage }) return new((int)TallyKind.Standing, 0, 0, c => list.Stage is null || c.Stage == (int)list.Stage);
        if (asked == new FindPastLeads { From = list.From }) return new((int)TallyKind.Standing, 0, 0, c => c.Stage >= (int)list.From! && c.Stage != (int)Stage.Terminated);
        if (list.Stage is { } stage && Months(list.EnteredFrom, list.EnteredBefore) is var (first, last) && asked == new FindPastLeads { Stage = stage, EnteredFrom = list.EnteredFrom, EnteredBefore = list.EnteredBefore })
            return new((int)TallyKind.Since, first, last, c => c.Stage == (int)stage);
        if (Months(list.SignedFrom, list.SignedBefore) is var (earliest, latest) && asked == new FindPastLeads { From = Stage.Signed, UpTo = Stage.Landed, SignedFrom = list.SignedFrom, SignedBefore = list.SignedBefore })
            return new((int)TallyKind.Unstarted, earliest, latest, _ => true);
        if (list is not { Of: { } of, Year: { } year }) return null;
        asked = asked with { Of = null, Year = null, Month = null };
        var whole = (From: year * 100, To: (year * 100) + 12);
        if (list.Month is { } month) return asked == new FindPastLeads() && of is (Stage.Lead or Stage.Signed or Stage.UnderConstruction) ? new((int)of, whole.From + month, whole.From + month, _ => true) : null;
        return of switch
        {
            Stage.Terminated when asked == new FindPastLeads { Reason = list.Reason } => In(TallyKind.Reason, c => list.Reason is null || c.Stage == SpanCounts.Place(list.Reason.Value)),
            _ when asked == new FindPastLeads() => new((int)of, whole.From, whole.To, _ => true),
            Stage.Signed when asked == new FindPastLeads { Reached = list.Reached } => In(TallyKind.Cohort, c => c.Reach >= (int)list.Reached!),
            Stage.Signed when asked == new FindPastLeads { Stage = Stage.Terminated } => In(TallyKind.Cohort, c => c.Stage == (int)Stage.Terminated),
            Stage.Signed when asked == new FindPastLeads { StartedInYear = true } => In(TallyKind.StartedInYear, _ => true),
            Stage.Signed when asked == new FindPastLeads { Least = list.Least } && PipelineTables.Thresholds.Contains(list.Least!.Value) => In(TallyKind.Size, c => PipelineTables.Thresholds[c.Stage - 1] >= list.Least),
            Stage.Lead when asked == new FindPastLeads { Source = list.Source } => In(TallyKind.Source, c => c.Stage == SpanCounts.Place(list.Source!.Value)),
            Stage.Lead when asked == new FindPastLeads { Source = list.Source, Reached = Stage.Signed } && list.Source is { } source => In(TallyKind.Source, c => c.Stage == SpanCounts.Place(source) && c.Reach >= (int)Stage.Signed),
            _ => null,
        };

        Counted In(TallyKind kind, Func<CountedLeads, bool> holds) => new((int)kind, whole.From, whole.To, holds);
    }

    // The months between two days that are first days of months; null where one is not.
    private static (int From, int To)? Months(DateOnly? from, DateOnly? before)
    {
        if (from is { Day: not 1 } || before is { Day: not 1 }) return null;
        var last = before?.AddMonths(-1);
        return (from is { } first ? (first.Year * 100) + first.Month : 0, last is { } end ? (end.Year * 100) + end.Month : 999_912);
    }

    private sealed record Counted(int Kind, int FromMonth, int ToMonth, Func<CountedLeads, bool> Holds);
}
