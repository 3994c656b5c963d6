using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Targets;

namespace Crm.Pipeline.Closing.Correcting;

/// <summary>What is told of a closed month.</summary>
public enum ClosedFigure
{
    /// <summary>Projects signed in the month.</summary>
    SignedInMonth,

    /// <summary>Their investment, in 万元.</summary>
    AmountInMonth,

    /// <summary>Projects whose construction began in the month.</summary>
    StartedInMonth,

    /// <summary>Projects signed in the year, up to the end of the month.</summary>
    Signed,

    /// <summary>Their investment, in 万元.</summary>
    SignedAmount,

    /// <summary>Projects whose construction began in the year, up to the end of the month.</summary>
    Started,

    /// <summary>Projects whose production began in the year, up to the end of the month.</summary>
    Produced,

    /// <summary>Of those signed in the year, what has landed, per cent.</summary>
    LandingRate,

    /// <summary>Of those signed in the year, what has begun construction, per cent.</summary>
    ConstructionRate,

    /// <summary>Of those signed in the year, what has begun production, per cent.</summary>
    ProductionRate,

    /// <summary>Of those signed in the year, what has come to full capacity, per cent.</summary>
    CapacityRate,

    /// <summary>Of those signed in the year, what has begun construction in the year, per cent.</summary>
    SameYearStartRate,
}

/// <summary>A figure of a closed month twice: as it was reported, and as the month is known today. A rate of no projects is null.</summary>
public sealed record ReportedFigure(ClosedFigure Figure, decimal? Reported, decimal? Corrected)
{
    /// <summary>Whether nothing was entered since that changes it.</summary>
    public bool IsSame => Reported == Corrected;
}

/// <summary>Counts the figures of closed months. As corrected they are the dashboard's own, of the month's last day as it happened; as reported the same without what was entered since.</summary>
public sealed class ReportedFigures(PipelineCounts counts)
{
    /// <summary>Those of a unit and everything below it.</summary>
    /// <param name="corrections">All leads of them that stood otherwise than was reported.</param>
    internal async Task<IReadOnlyList<ReportedFigure>> Of(string unit, int month, IEnumerable<Correction> corrections, IReadOnlySet<string> units, CancellationToken token)
    {
        var year = month / 100;
        var corrected = await counts.Read(unit, new AsOf(Months.Last(month), Standpoint.AsHappened), ReportedLeads.Kinds, year * 100, (year * 100) + 12, token);
        List<CountedLeads> reported = [.. corrected];
        foreach (var one in corrections)
        {
            if (one.IsIn(one.Reported, units)) reported.AddRange(ReportedLeads.Of(one.Reported!, year, 1));
            if (one.IsIn(one.Corrected, units)) reported.AddRange(ReportedLeads.Of(one.Corrected!, year, -1));
        }
        var (before, after) = (Counted.Of(reported, month), Counted.Of(corrected, month));
        return [.. Enum.GetValues<ClosedFigure>().Select(figure => new ReportedFigure(figure, before.Value(figure), after.Value(figure)))];
    }

    private sealed record Counted(ILookup<int, CountedLeads> ByKind, CohortFigures Cohort, int Month)
    {
        public static Counted Of(IReadOnlyList<CountedLeads> all, int month)
        {
            var byKind = all.ToLookup(counted => counted.Kind);
            return new Counted(byKind, ShowPipelineHandler.Cohort(byKind), month);
        }

        public decimal? Value(ClosedFigure figure) => figure switch
        {
            ClosedFigure.SignedInMonth => InMonth(Leads.Stage.Signed).Count,
            ClosedFigure.AmountInMonth => InMonth(Leads.Stage.Signed).Amount,
            ClosedFigure.StartedInMonth => InMonth(Leads.Stage.UnderConstruction).Count,
            ClosedFigure.Started => Sum(ByKind[(int)Leads.Stage.UnderConstruction]).Count,
            ClosedFigure.Produced => Sum(ByKind[(int)Leads.Stage.InProduction]).Count,
            _ => ClosedFigures.IndicatorOf(figure)!.Value.Actual(Cohort),
        };

        private Tally InMonth(Leads.Stage stage) => Sum(ByKind[(int)stage].Where(counted => counted.Month == Month));

        private static Tally Sum(IEnumerable<CountedLeads> counted) => counted.Aggregate(default(Tally), (sum, one) => sum + one.Tally);
    }
}
