using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Leads;

namespace Crm.Parks.Matching;

/// <summary>
/// What a project asks of a site, at one day. Taken from the lead's <see cref="Needs"/>, or adjusted by hand to see what would be. Unknown is null and never
/// counts against a site.
/// </summary>
public sealed record MatchInput
{
    /// <summary>The day the question is asked for: decides which admission rules are in force.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>GB/T 4754-2017 code of the project.</summary>
    public string? Industry { get; init; }

    /// <summary>Region wanted, GB/T 2260 code of six digits; may be a whole city or province.</summary>
    public string? Region { get; init; }

    /// <summary>Land or building.</summary>
    public SitePreference Site { get; init; }

    /// <summary>Land wanted, in 亩.</summary>
    public decimal? LandMu { get; init; }

    /// <summary>Floor area wanted, in ㎡.</summary>
    public decimal? FloorArea { get; init; }

    /// <summary>Intended investment, in 万元.</summary>
    public decimal? Investment { get; init; }

    /// <summary>Expected yearly output at full capacity, in 万元.</summary>
    public decimal? YearlyOutput { get; init; }

    /// <summary>Expected yearly tax at full capacity, in 万元.</summary>
    public decimal? YearlyTax { get; init; }

    /// <summary>Expected research spending as a percentage of revenue.</summary>
    public decimal? RdShare { get; init; }

    /// <summary>Energy use per year, in tonnes of standard coal.</summary>
    public decimal? EnergyTce { get; init; }

    /// <summary>Electric power wanted, in kVA.</summary>
    public decimal? PowerKva { get; init; }

    /// <summary>When the site is wanted.</summary>
    public DateOnly? WantedBy { get; init; }

    /// <summary>The question a lead's needs ask on a day.</summary>
    public static MatchInput Of(Needs needs, DateOnly asOf) => new()
    {
        AsOf = asOf,
        Industry = Industries.Find(needs.Industry)?.Code,
        Region = Nearnesses.IsCode(needs.Region) ? needs.Region : null,
        Site = needs.Site,
        LandMu = needs.LandMu,
        FloorArea = needs.FloorArea,
        Investment = needs.Investment,
        YearlyOutput = needs.YearlyOutput,
        YearlyTax = needs.YearlyTax,
        EnergyTce = needs.EnergyTce,
        PowerKva = needs.PowerKva,
        WantedBy = needs.WantedBy,
    };

    /// <summary>Refuses a question that makes no sense; needs of a lead were checked when they were written, adjusted ones were not.</summary>
    /// <exception cref="RuleBroken">A code or an amount is out of bounds.</exception>
    public void MustBeSound()
    {
        if (AsOf.Year is < 1978 or >= 2100) throw Wrong("日期不对，请检查年份。", nameof(AsOf));
        if (Industry is not null && Industries.Find(Industry)?.Code != Industry) throw Wrong("没有这个行业代码，请从列表里选（GB/T 4754-2017）。", nameof(Industry));
        if (Region is not null && !Nearnesses.IsCode(Region)) throw Wrong("地区代码应是 6 位数字，请从列表里选。", nameof(Region));
        foreach (var (amount, field) in new[]
                 {
                     (LandMu, nameof(LandMu)), (FloorArea, nameof(FloorArea)), (Investment, nameof(Investment)), (YearlyOutput, nameof(YearlyOutput)),
                     (YearlyTax, nameof(YearlyTax)), (EnergyTce, nameof(EnergyTce)), (PowerKva, nameof(PowerKva)), (RdShare, nameof(RdShare)),
                 })
            if (amount is < 0 or > 100_000_000) throw Wrong("数值应在 0 到 1 亿之间，请检查单位。", field);
    }

    private static RuleBroken Wrong(string text, string field) => new(text) { Field = $"Input.{field}", Kind = Refusal.Input };

    /// <summary>How much of a kind of site is wanted: 亩 of land or ㎡ of building.</summary>
    public decimal? SizeOf(SiteKind kind) => kind == SiteKind.Land ? LandMu : FloorArea;
}
