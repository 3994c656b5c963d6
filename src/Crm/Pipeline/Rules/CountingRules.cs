using Crm.Leads;
using Crm.Pipeline.History;

namespace Crm.Pipeline.Rules;

/// <summary>By what a unit is assessed (考核口径): which signed projects are counted, and what counts as begun in time.</summary>
/// <param name="Least">Only projects signed with so much or more are counted, in 万元; 0 for every project.</param>
/// <param name="Thresholds">From which sizes signed projects are counted apart, in 万元, the smallest first.</param>
/// <param name="StartMonths">Construction begun within so many whole months from the month after the signing is in time; null where it has to begin in the year of the signing.</param>
/// <param name="Excused">What stands terminated for one of these reasons is left out altogether.</param>
public sealed record CountingRules(decimal Least, IReadOnlyList<decimal> Thresholds, int? StartMonths, IReadOnlyList<TerminationReason> Excused)
{
    /// <summary>How the product counts where nobody has set anything; docs/figures.md.</summary>
    public static readonly CountingRules Standard = new(0, PipelineTables.Thresholds, null, []);

    /// <summary>Whether both count the same.</summary>
    public bool Same(CountingRules other) =>
        (Least, StartMonths) == (other.Least, other.StartMonths) && Thresholds.SequenceEqual(other.Thresholds) && Excused.Order().SequenceEqual(other.Excused.Order());
}
