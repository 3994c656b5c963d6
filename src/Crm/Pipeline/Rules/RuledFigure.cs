using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.Listing;

namespace Crm.Pipeline.Rules;

/// <summary>What a figure by rules counts, in the order in which they are shown.</summary>
public enum RuledKind
{
    /// <summary>What was signed in the year and is counted: the denominator of every rate.</summary>
    Signed = 1,

    /// <summary>What of it is of some size or more.</summary>
    Size,

    /// <summary>What of it has come to a stage.</summary>
    Reached,

    /// <summary>What of it has begun construction in time.</summary>
    StartedInTime,

    /// <summary>What of it stands terminated.</summary>
    Terminated,

    /// <summary>What was signed in the year and is left out for the reason for which it was terminated.</summary>
    Excused,
}

/// <summary>A figure by rules, with the list it opens into.</summary>
/// <param name="From">The size in 万元, where it counts one.</param>
/// <param name="Stage">The stage, where it counts one.</param>
/// <param name="Reason">The reason, where it counts one.</param>
public sealed record RuledFigure(RuledKind Kind, decimal? From, Stage? Stage, TerminationReason? Reason, FindPastLeads List, Tally Tally)
{
    /// <summary>The stages whose rates are shown.</summary>
    private static readonly Stage[] Rates = [Leads.Stage.Landed, Leads.Stage.UnderConstruction, Leads.Stage.InProduction, Leads.Stage.AtCapacity];

    /// <summary>What it stands beside in other columns.</summary>
    internal RuledRow Row => new(Kind, From, Stage, Reason);

    /// <summary>The figures of a year's signings by some rules, yet to be counted.</summary>
    /// <param name="all">The unit, the day and the standpoint.</param>
    internal static IReadOnlyList<RuledFigure> Of(FindPastLeads all, int year, CountingRules rules)
    {
        var signed = all with { Of = Leads.Stage.Signed, Year = year, Least = rules.Least > 0 ? rules.Least : null };
        var counted = rules.Excused.Count == 0 ? signed : signed with { Without = string.Join(',', rules.Excused) };
        return
        [
            new(RuledKind.Signed, null, null, null, counted, default),
            .. rules.Thresholds.Select(from => new RuledFigure(RuledKind.Size, from, null, null, counted with { Least = Math.Max(from, rules.Least) }, default)),
            .. Rates.Select(stage => new RuledFigure(RuledKind.Reached, null, stage, null, counted with { Reached = stage }, default)),
            new(RuledKind.StartedInTime, null, null, null, counted with { StartedInYear = rules.StartMonths is null, StartedWithin = rules.StartMonths }, default),
            new(RuledKind.Terminated, null, null, null, counted with { Stage = Leads.Stage.Terminated }, default),
            .. rules.Excused.Select(reason => new RuledFigure(RuledKind.Excused, null, null, reason, signed with { Stage = Leads.Stage.Terminated, Reason = reason }, default)),
        ];
    }
}

/// <summary>The same figure in several columns.</summary>
internal sealed record RuledRow(RuledKind Kind, decimal? From, Stage? Stage, TerminationReason? Reason)
{
    /// <summary>Whether it is a part of what was signed, told in per cent of it.</summary>
    public bool IsRate => Kind is RuledKind.Reached or RuledKind.StartedInTime;

    /// <summary>Those that some column has, in the order in which they are shown.</summary>
    public static IReadOnlyList<RuledRow> Of(IEnumerable<RuledColumn> columns) =>
        [.. columns.SelectMany(column => column.Figures).Select(figure => figure.Row).Distinct().OrderBy(row => row.Kind).ThenBy(row => row.From).ThenBy(row => row.Stage).ThenBy(row => row.Reason)];

    /// <summary>The figure of a column; null where its rules have none.</summary>
    public RuledFigure? In(RuledColumn column) => column.Figures.FirstOrDefault(figure => figure.Row == this);
}
