using Crm.Pipeline.Counting;
using Crm.Pipeline.History;

namespace Crm.Pipeline.Closing.Correcting;

/// <summary>A lead as one lead counts in the figures of a year, by the keys of all counts (<see cref="SpanCounts.Keys"/>), for the few that stand otherwise than was reported.</summary>
internal static class ReportedLeads
{
    /// <summary>The kinds of counts that figures of closed months are made of.</summary>
    public static readonly int[] Kinds =
        [(int)Leads.Stage.Signed, (int)Leads.Stage.UnderConstruction, (int)Leads.Stage.InProduction, (int)TallyKind.Cohort, (int)TallyKind.StartedInYear, (int)TallyKind.Size];

    /// <summary>What it adds to the counts of those kinds.</summary>
    /// <param name="sign">1 where it comes, -1 where it goes.</param>
    public static IEnumerable<CountedLeads> Of(LeadState state, int year, int sign)
    {
        var counted = new List<CountedLeads>();
        SpanCounts.Keys(state, (key, amount) =>
        {
            if (Kinds.Contains(key.Kind) && key.Month / 100 == year) counted.Add(new CountedLeads(key.Kind, key.Month, key.Stage, key.Reach, new Tally(sign, sign * amount)));
        });
        return counted;
    }
}
