namespace Crm.Leads;

/// <summary>What the investor is looking for. Everything may be unknown; unknown is null, never zero.</summary>
public sealed record Needs
{
    /// <summary>GB/T 4754-2017 code: section letter ("C"), division ("C38"), group or class ("C3811").</summary>
    public string? Industry { get; init; }

    /// <summary>Region of interest, GB/T 2260 code of six digits.</summary>
    public string? Region { get; init; }

    /// <summary>Land wanted, in 亩.</summary>
    public decimal? LandMu { get; init; }

    /// <summary>Building floor area wanted, in ㎡.</summary>
    public decimal? FloorArea { get; init; }

    /// <summary>Buying or leasing a building instead of land.</summary>
    public SitePreference Site { get; init; } = SitePreference.Any;

    /// <summary>Intended investment, in 万元 CNY.</summary>
    public decimal? Investment { get; init; }

    /// <summary>Currency the investor named, ISO 4217; CNY unless said otherwise.</summary>
    public string Currency { get; init; } = "CNY";

    /// <summary>The amount in 万 of <see cref="Currency"/> as the investor named it, where it is not CNY.</summary>
    public decimal? OriginalInvestment { get; init; }

    /// <summary>Electric power wanted, in kVA.</summary>
    public decimal? PowerKva { get; init; }

    /// <summary>Energy use per year, in tonnes of standard coal.</summary>
    public decimal? EnergyTce { get; init; }

    /// <summary>When the site is wanted.</summary>
    public DateOnly? WantedBy { get; init; }

    /// <summary>Expected yearly output at full capacity, in 万元.</summary>
    public decimal? YearlyOutput { get; init; }

    /// <summary>Expected yearly tax at full capacity, in 万元.</summary>
    public decimal? YearlyTax { get; init; }

    /// <summary>Anything else, in words.</summary>
    public string? Remarks { get; init; }
}

/// <summary>What kind of site the investor can use.</summary>
public enum SitePreference
{
    /// <summary>Land or building.</summary>
    Any,

    /// <summary>Industrial land (工业用地).</summary>
    Land,

    /// <summary>A building to buy or lease (厂房仓库).</summary>
    Building,
}
