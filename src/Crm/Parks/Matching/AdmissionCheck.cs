namespace Crm.Parks.Matching;

/// <summary>One figure that a park asks for, held against what the project brings.</summary>
/// <param name="Kind">Which figure.</param>
/// <param name="Limit">What the park asks.</param>
/// <param name="Actual">What the project brings; null where it is not known.</param>
/// <param name="AtMost">The limit is an upper one.</param>
internal sealed record AdmissionCheck(ConditionKind Kind, decimal Limit, decimal? Actual, bool AtMost = false)
{
    // Beyond ten times the limit more headroom says nothing, and a use of zero would have no end of it.
    private const decimal MostHeadroom = 9;

    // What is divided by less than this is no figure but a slip of the hand.
    private const decimal Least = 0.0000001m;

    /// <summary>How far the project is on the right side of the limit (0.2 is a fifth); below zero it is on the wrong one.</summary>
    public decimal? Headroom => Actual is not { } actual ? null
        : AtMost ? actual * (MostHeadroom + 1) <= Limit ? MostHeadroom : Limit / actual - 1
        : Math.Min(actual / Limit - 1, MostHeadroom);

    /// <summary>The figure as a condition.</summary>
    public Condition Judge() => new(Kind, Actual is not { } actual ? Verdict.Unknown : (AtMost ? actual <= Limit : actual >= Limit) ? Verdict.Met : Verdict.Failed,
        Write(Limit), Actual is { } known ? Write(known) : null);

    /// <summary>The figures a park asks of this project on this site.</summary>
    public static IReadOnlyList<AdmissionCheck> Of(MatchInput input, Candidate candidate)
    {
        if (candidate.Admission?.FiguresFor(input.Industry) is not { } asked) return [];
        var land = candidate.LandTaken(input.SizeOf(candidate.Kind));
        return
        [
            .. AtLeast(ConditionKind.InvestmentPerMu, asked.InvestmentPerMu, Ratio(input.Investment, land)),
            .. AtLeast(ConditionKind.TaxPerMu, asked.TaxPerMu, Ratio(input.YearlyTax, land)),
            .. AtLeast(ConditionKind.OutputPerMu, asked.OutputPerMu, Ratio(input.YearlyOutput, land)),
            .. AtLeast(ConditionKind.RdShare, asked.RdShare, input.RdShare),
            .. asked.EnergyPerOutput is { } limit
                ? [new AdmissionCheck(ConditionKind.EnergyPerOutput, limit, Ratio(input.EnergyTce, input.YearlyOutput), AtMost: true)]
                : Array.Empty<AdmissionCheck>(),
        ];
    }

    private static AdmissionCheck[] AtLeast(ConditionKind kind, decimal? limit, decimal? actual) => limit > 0 ? [new(kind, limit.Value, actual)] : [];

    private static decimal? Ratio(decimal? amount, decimal? per) => per >= Least ? amount / per : null;

    private string Write(decimal value) => Phrase.Number(value, Kind == ConditionKind.EnergyPerOutput ? 4 : 2);
}
