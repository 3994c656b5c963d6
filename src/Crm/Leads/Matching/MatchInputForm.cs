using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Parks.Matching;

namespace Crm.Leads.Matching;

/// <summary>The question to the parks as it stands in a form, to be changed to see what would be.</summary>
public sealed class MatchInputForm
{
    private readonly DateOnly asOf;

    /// <summary>A form filled with a question.</summary>
    public MatchInputForm(MatchInput input)
    {
        asOf = input.AsOf;
        (Industry, Region, Site, WantedBy) = (input.Industry, input.Region, input.Site, input.WantedBy);
        (LandMu, FloorArea) = (Figure.Typed(input.LandMu), Figure.Typed(input.FloorArea));
        (Investment, YearlyOutput, YearlyTax) = (Money(input.Investment), Money(input.YearlyOutput), Money(input.YearlyTax));
        (RdShare, EnergyTce, PowerKva) = (Figure.Typed(input.RdShare), Figure.Typed(input.EnergyTce), Figure.Typed(input.PowerKva));
    }

    public string? Industry { get; set; }

    public string? Region { get; set; }

    public SitePreference Site { get; set; }

    public string? LandMu { get; set; }

    public string? FloorArea { get; set; }

    public string? Investment { get; set; }

    public string? YearlyOutput { get; set; }

    public string? YearlyTax { get; set; }

    public string? RdShare { get; set; }

    public string? EnergyTce { get; set; }

    public string? PowerKva { get; set; }

    public DateOnly? WantedBy { get; set; }

    /// <summary>The question.</summary>
    /// <exception cref="Foundation.RuleBroken">A quantity can't be read; names its field.</exception>
    public MatchInput Read() => new()
    {
        AsOf = asOf,
        Industry = Industry,
        Region = Region,
        Site = Site,
        LandMu = string.IsNullOrWhiteSpace(LandMu) ? null : Land.Parse(LandMu, nameof(LandMu)),
        FloorArea = string.IsNullOrWhiteSpace(FloorArea) ? null : Area.Parse(FloorArea, nameof(FloorArea)),
        Investment = Wan(Investment, nameof(Investment)),
        YearlyOutput = Wan(YearlyOutput, nameof(YearlyOutput)),
        YearlyTax = Wan(YearlyTax, nameof(YearlyTax)),
        RdShare = Figure.ParseIfGiven(RdShare, nameof(RdShare)),
        EnergyTce = Figure.ParseIfGiven(EnergyTce, nameof(EnergyTce)),
        PowerKva = Figure.ParseIfGiven(PowerKva, nameof(PowerKva)),
        WantedBy = WantedBy,
    };

    /// <summary>A question in few words: "电机制造 · 德清 · 80 亩 · 3.6 亿元".</summary>
    public static string Words(MatchInput input)
    {
        string?[] parts =
        [
            input.Industry is null ? null : Industries.Label(input.Industry),
            input.Region is null ? null : Regions.Label(input.Region),
            input.LandMu is null ? null : Land.Show(input.LandMu),
            input.FloorArea is null ? null : Area.Show(input.FloorArea),
            input.Investment is null ? null : Foundation.Formats.Money.Show(input.Investment),
            input.WantedBy is { } day ? Days.Full(day) : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    private static string? Money(decimal? wan) => wan is null ? null : Figure.Typed(wan) + "万";

    private static decimal? Wan(string? text, string field) => string.IsNullOrWhiteSpace(text) ? null : Foundation.Formats.Money.ParseWan(text, field);
}
