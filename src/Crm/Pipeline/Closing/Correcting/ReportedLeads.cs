using Crm.Pipeline.Counting;
using Crm.Pipeline.History;

namespace Crm.Pipeline.Closing.Correcting;

/// <summary>A lead as one lead counts in the figures of a year; the same as <see cref="PipelineTables"/> counts all spans together, for the few that stand otherwise than was reported.</summary>
internal static class ReportedLeads
{
    /// <summary>The kinds of counts that figures of closed months are made of.</summary>
    public static readonly int[] Kinds =
        [(int)Leads.Stage.Signed, (int)Leads.Stage.UnderConstruction, (int)Leads.Stage.InProduction, (int)TallyKind.Cohort, (int)TallyKind.StartedInYear, (int)TallyKind.Size];

    /// <summary>What it adds to the counts of those kinds.</summary>
    /// <param name="sign">1 where it comes, -1 where it goes.</param>
    public static IEnumerable<CountedLeads> Of(LeadState state, int year, int sign)
    {
        var (one, reached, whole) = (new Tally(sign, sign * state.Amount), state.Reached, year * 100);
        if (reached.Started?.Year == year) yield return new((int)Leads.Stage.UnderConstruction, Months.Of(reached.Started.Value), 0, 0, one);
        if (reached.Produced?.Year == year) yield return new((int)Leads.Stage.InProduction, whole, 0, 0, one);
        if (reached.Signed is not { } signed || signed.Year != year) yield break;
        yield return new((int)Leads.Stage.Signed, Months.Of(signed), 0, 0, one);
        yield return new((int)TallyKind.Cohort, whole, state.Stage == Leads.Stage.Terminated ? (int)Leads.Stage.Terminated : 0, (int)state.Reach, one);
        if (reached.Started?.Year == year) yield return new((int)TallyKind.StartedInYear, whole, 1, 0, one);
        var size = PipelineTables.Thresholds.Count(threshold => state.Amount >= threshold);
        if (size > 0) yield return new((int)TallyKind.Size, whole, size, 0, one);
    }
}
