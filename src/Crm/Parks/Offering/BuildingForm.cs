using Crm.Foundation.Formats;

namespace Crm.Parks.Offering;

/// <summary>A building's terms as they stand in a form: quantities as people type them, read when the form is handed in.</summary>
public sealed class BuildingForm
{
    /// <summary>A form filled with what is known; empty for a new building.</summary>
    public BuildingForm(BuildingOffer? building = null)
    {
        if (building is null) return;
        (Name, Status, Dormitory, ReadyOn, Remarks) = (building.Name, building.Status, building.Dormitory, building.ReadyOn, building.Remarks);
        (FloorArea, SmallestArea, LandMu) = (Figure.Typed(building.FloorArea), Figure.Typed(building.SmallestArea), Figure.Typed(building.LandMu));
        (MonthlyRent, SalePrice, PowerKva) = (Figure.Typed(building.MonthlyRent), Figure.Typed(building.SalePrice), Figure.Typed(building.PowerKva));
        (Storeys, ClearHeight, FloorLoad) = (Figure.Typed(building.Storeys), Figure.Typed(building.ClearHeight), Figure.Typed(building.FloorLoad));
    }

    public string Name { get; set; } = "";

    public SiteStatus Status { get; set; }

    public string? FloorArea { get; set; }

    public string? SmallestArea { get; set; }

    public string? LandMu { get; set; }

    public string? MonthlyRent { get; set; }

    public string? SalePrice { get; set; }

    public string? PowerKva { get; set; }

    public string? Storeys { get; set; }

    public string? ClearHeight { get; set; }

    public string? FloorLoad { get; set; }

    public bool Dormitory { get; set; }

    public DateOnly? ReadyOn { get; set; }

    public string? Remarks { get; set; }

    /// <summary>The terms.</summary>
    /// <exception cref="Foundation.RuleBroken">A quantity can't be read; names its field.</exception>
    public BuildingOffer Read() => new()
    {
        Name = Name,
        Status = Status,
        FloorArea = Area.Parse(FloorArea, nameof(FloorArea)),
        SmallestArea = string.IsNullOrWhiteSpace(SmallestArea) ? null : Area.Parse(SmallestArea, nameof(SmallestArea)),
        LandMu = string.IsNullOrWhiteSpace(LandMu) ? null : Land.Parse(LandMu, nameof(LandMu)),
        MonthlyRent = Figure.ParseIfGiven(MonthlyRent, nameof(MonthlyRent)),
        SalePrice = Figure.ParseIfGiven(SalePrice, nameof(SalePrice)),
        PowerKva = Figure.ParseIfGiven(PowerKva, nameof(PowerKva)),
        Storeys = Figure.ParseIfGiven(Storeys, nameof(Storeys)) is { } storeys ? (int)Math.Clamp(storeys, int.MinValue, int.MaxValue) : null,
        ClearHeight = Figure.ParseIfGiven(ClearHeight, nameof(ClearHeight)),
        FloorLoad = Figure.ParseIfGiven(FloorLoad, nameof(FloorLoad)),
        Dormitory = Dormitory,
        ReadyOn = ReadyOn,
        Remarks = string.IsNullOrWhiteSpace(Remarks) ? null : Remarks.Trim(),
    };
}
