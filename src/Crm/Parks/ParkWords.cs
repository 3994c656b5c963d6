using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Parks;

/// <summary>The parks' words in the current language.</summary>
public static class ParkWords
{
    /// <summary>国家级 …</summary>
    public static string Of(ParkLevel level) => level switch
    {
        ParkLevel.National => Texts.Of("国家级"),
        ParkLevel.Provincial => Texts.Of("省级"),
        ParkLevel.Municipal => Texts.Of("市级"),
        _ => Texts.Of("县级"),
    };

    /// <summary>可供 …</summary>
    public static string Of(SiteStatus status) => status switch
    {
        SiteStatus.Reserved => Texts.Of("已预订"),
        SiteStatus.Preparing => Texts.Of("整理中"),
        _ => Texts.Of("可供"),
    };

    /// <summary>Land or building.</summary>
    public static string Of(SiteKind kind) => kind == SiteKind.Land ? Texts.Of("土地") : Texts.Of("厂房");

    /// <summary>Why a site was taken off.</summary>
    public static string Of(WithdrawalReason reason) => reason switch
    {
        WithdrawalReason.Taken => Texts.Of("已供地、出租或出售"),
        WithdrawalReason.Replanned => Texts.Of("规划调整"),
        WithdrawalReason.Mistake => Texts.Of("录入有误"),
        _ => Texts.Of("其他"),
    };

    /// <summary>A size in the unit of its kind.</summary>
    public static string Size(SiteKind kind, decimal size) => kind == SiteKind.Land ? Land.Show(size) : Area.Show(size);

    /// <summary>Everything said about a plot, what is not known left out.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(PlotOffer plot) => Known(
        (Texts.Of("名称"), plot.Name),
        (Texts.Of("面积"), Land.Show(plot.LandMu)),
        (Texts.Of("最小可分割"), plot.SmallestMu is null ? null : Land.Show(plot.SmallestMu)),
        (Texts.Of("状态"), Of(plot.Status)),
        (Texts.Of("地价"), plot.PricePerMu is null ? null : Money.PerMu(plot.PricePerMu)),
        (Texts.Of("用电容量"), Unit(plot.PowerKva, "kVA")),
        (Texts.Of("交付时间"), plot.ReadyOn is { } day ? Days.Full(day) : null),
        (Texts.Of("容积率上限"), Unit(plot.PlotRatio, "")),
        (Texts.Of("备注"), plot.Remarks));

    /// <summary>Everything said about a building, what is not known left out.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(BuildingOffer building) => Known(
        (Texts.Of("名称"), building.Name),
        (Texts.Of("面积"), Area.Show(building.FloorArea)),
        (Texts.Of("最小可分租"), building.SmallestArea is null ? null : Area.Show(building.SmallestArea)),
        (Texts.Of("状态"), Of(building.Status)),
        (Texts.Of("占地"), building.LandMu is null ? null : Land.Show(building.LandMu)),
        (Texts.Of("租金"), building.MonthlyRent is null ? null : Texts.Of("{0} 元/㎡·月", Figure.Show(building.MonthlyRent))),
        (Texts.Of("售价"), building.SalePrice is null ? null : Texts.Of("{0} 元/㎡", Figure.Show(building.SalePrice))),
        (Texts.Of("用电容量"), Unit(building.PowerKva, "kVA")),
        (Texts.Of("交付时间"), building.ReadyOn is { } day ? Days.Full(day) : null),
        (Texts.Of("层数"), Unit(building.Storeys, "")),
        (Texts.Of("首层层高"), Unit(building.ClearHeight, "m")),
        (Texts.Of("首层荷载"), Unit(building.FloorLoad, "kg/㎡")),
        (Texts.Of("配套宿舍"), building.Dormitory ? Texts.Of("有") : null),
        (Texts.Of("备注"), building.Remarks));

    /// <summary>What a list says about a plot beside its size, price and status.</summary>
    public static string More(PlotOffer plot) => Line(
        Unit(plot.PowerKva, "kVA"), plot.PlotRatio is { } ratio ? Texts.Of("容积率 ≤ {0}", Figure.Show(ratio)) : null, plot.Remarks);

    /// <summary>What a list says about a building beside its size, price and status.</summary>
    public static string More(BuildingOffer building) => Line(
        building.Storeys is { } storeys ? Texts.Of("{0} 层", storeys) : null,
        building.ClearHeight is { } height ? Texts.Of("层高 {0} m", Figure.Show(height)) : null,
        building.FloorLoad is { } load ? Texts.Of("荷载 {0} kg/㎡", Figure.Show(load)) : null,
        Unit(building.PowerKva, "kVA"),
        building.Dormitory ? Texts.Of("有宿舍") : null,
        building.Remarks);

    /// <summary>Rent, sale price or both.</summary>
    public static string Price(BuildingOffer building) => Line(
        building.MonthlyRent is { } rent ? Texts.Of("{0} 元/㎡·月", Figure.Show(rent)) : null,
        building.SalePrice is { } price ? Texts.Of("{0} 元/㎡", Figure.Show(price)) : null) is { Length: > 0 } words ? words : "—";

    private static string Line(params string?[] parts) => string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));

    private static string? Unit(decimal? value, string unit) => value is null ? null : $"{Figure.Show(value)} {unit}".TrimEnd();

    private static List<(string, string)> Known(params (string Label, string? Value)[] all) => [.. all.Where(x => !string.IsNullOrEmpty(x.Value)).Select(x => (x.Label, x.Value!))];
}
