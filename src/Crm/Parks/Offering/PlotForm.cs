using Crm.Foundation.Formats;

namespace Crm.Parks.Offering;

/// <summary>A plot's terms as they stand in a form: quantities as people type them, read when the form is handed in.</summary>
public sealed class PlotForm
{
    /// <summary>A form filled with what is known; empty for a new plot.</summary>
    public PlotForm(PlotOffer? plot = null)
    {
        if (plot is null) return;
        (Name, Status, ReadyOn, Remarks) = (plot.Name, plot.Status, plot.ReadyOn, plot.Remarks);
        (LandMu, SmallestMu) = (Figure.Typed(plot.LandMu), Figure.Typed(plot.SmallestMu));
        (PricePerMu, PowerKva, PlotRatio) = (Figure.Typed(plot.PricePerMu), Figure.Typed(plot.PowerKva), Figure.Typed(plot.PlotRatio));
    }

    public string Name { get; set; } = "";

    public SiteStatus Status { get; set; }

    public string? LandMu { get; set; }

    public string? SmallestMu { get; set; }

    public string? PricePerMu { get; set; }

    public string? PowerKva { get; set; }

    public string? PlotRatio { get; set; }

    public DateOnly? ReadyOn { get; set; }

    public string? Remarks { get; set; }

    /// <summary>The terms.</summary>
    /// <exception cref="Foundation.RuleBroken">A quantity can't be read; names its field.</exception>
    public PlotOffer Read() => new()
    {
        Name = Name,
        Status = Status,
        LandMu = Land.Parse(LandMu, nameof(LandMu)),
        SmallestMu = string.IsNullOrWhiteSpace(SmallestMu) ? null : Land.Parse(SmallestMu, nameof(SmallestMu)),
        PricePerMu = Figure.ParseIfGiven(PricePerMu, nameof(PricePerMu)),
        PowerKva = Figure.ParseIfGiven(PowerKva, nameof(PowerKva)),
        PlotRatio = Figure.ParseIfGiven(PlotRatio, nameof(PlotRatio)),
        ReadyOn = ReadyOn,
        Remarks = string.IsNullOrWhiteSpace(Remarks) ? null : Remarks.Trim(),
    };
}
