using Crm.Foundation.Formats;
using Crm.Shell.Components;

namespace Crm.Parks.Admitting;

/// <summary>A set of admission rules as it stands in a form. The first row of figures is for every industry without a row of its own.</summary>
public sealed class AdmissionForm
{
    /// <summary>A form for a new set, begun with what the last one said: rules seldom change as a whole.</summary>
    public AdmissionForm(AdmissionRules? last = null)
    {
        if (last is null) return;
        (AllowedIndustries, ExcludedIndustries) = (last.AllowedIndustries, last.ExcludedIndustries);
        if (last.Figures.Count > 0) Rows = [.. last.Figures.OrderBy(f => f.Industry, StringComparer.Ordinal).Select(f => new FiguresForm(f))];
        if (Rows[0].Industry is not null) Rows.Insert(0, new FiguresForm());
    }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public string Source { get; set; } = "";

    public List<FiguresForm> Rows { get; } = [new()];

    public IReadOnlyList<string> AllowedIndustries { get; set; } = [];

    public IReadOnlyList<string> ExcludedIndustries { get; set; } = [];

    /// <summary>The set.</summary>
    /// <exception cref="Foundation.RuleBroken">A figure can't be read, or the first day is missing; names the field.</exception>
    public AdmissionRules Read() => new()
    {
        ValidFrom = FormState.Day(ValidFrom, nameof(ValidFrom)),
        ValidTo = ValidTo,
        Source = Source.Trim(),
        Figures = [.. Rows.Select((row, i) => row.Read($"Figures[{i}].")).Where(f => f != new AdmissionFigures())],
        AllowedIndustries = AllowedIndustries,
        ExcludedIndustries = ExcludedIndustries,
    };
}

/// <summary>One row of admission figures as it stands in a form.</summary>
public sealed class FiguresForm
{
    /// <summary>A row filled with what is known.</summary>
    public FiguresForm(AdmissionFigures? figures = null)
    {
        if (figures is null) return;
        Industry = figures.Industry;
        (InvestmentPerMu, TaxPerMu, OutputPerMu) = (Figure.Typed(figures.InvestmentPerMu), Figure.Typed(figures.TaxPerMu), Figure.Typed(figures.OutputPerMu));
        (RdShare, EnergyPerOutput) = (Figure.Typed(figures.RdShare), Figure.Typed(figures.EnergyPerOutput));
    }

    public string? Industry { get; set; }

    public string? InvestmentPerMu { get; set; }

    public string? TaxPerMu { get; set; }

    public string? OutputPerMu { get; set; }

    public string? RdShare { get; set; }

    public string? EnergyPerOutput { get; set; }

    internal AdmissionFigures Read(string prefix) => new()
    {
        Industry = Industry,
        InvestmentPerMu = Figure.ParseIfGiven(InvestmentPerMu, prefix + nameof(InvestmentPerMu)),
        TaxPerMu = Figure.ParseIfGiven(TaxPerMu, prefix + nameof(TaxPerMu)),
        OutputPerMu = Figure.ParseIfGiven(OutputPerMu, prefix + nameof(OutputPerMu)),
        RdShare = Figure.ParseIfGiven(RdShare, prefix + nameof(RdShare)),
        EnergyPerOutput = Figure.ParseIfGiven(EnergyPerOutput, prefix + nameof(EnergyPerOutput)),
    };
}
