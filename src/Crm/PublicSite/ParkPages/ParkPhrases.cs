using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Parks;

namespace Crm.PublicSite.ParkPages;

/// <summary>How parks are spoken of in public.</summary>
internal static class ParkPhrases
{
    /// <summary>"可供土地 3 块 229 亩 · 厂房 2 处 9,600 ㎡", or that there is none now.</summary>
    public static string Offer(PublicPark park) => string.Join(" · ", new[]
    {
        park.Plots.Count > 0 ? Texts.Of("土地 {0} 块，{1}", park.Plots.Count, Land.Show(park.LandMu)) : null,
        park.Buildings.Count > 0 ? Texts.Of("厂房 {0} 处，{1}", park.Buildings.Count, Area.Show(park.FloorArea)) : null,
    }.OfType<string>()) is { Length: > 0 } words ? words : Texts.Of("目前没有挂出的土地和厂房");

    /// <summary>When a site can be had.</summary>
    public static string When(SiteStatus status, DateOnly? readyOn, DateOnly today) => readyOn is { } day && day > today ? Texts.Of("{0}交付", Days.Full(day)) : ParkWords.Of(status);

    /// <summary>For rent, for sale, or both.</summary>
    public static string Terms(PublicBuilding b) => (b.ForRent, b.ForSale) switch
    {
        (true, true) => Texts.Of("租售均可"),
        (true, false) => Texts.Of("出租"),
        (false, true) => Texts.Of("出售"),
        _ => "",
    };

    /// <summary>What is known of a plot beside its size.</summary>
    public static string More(PublicPlot p) => Line(
        p.SmallestMu is { } smallest ? Texts.Of("可分割，最小 {0}", Land.Show(smallest)) : null,
        p.PlotRatio is { } ratio ? Texts.Of("容积率 ≤ {0}", Figure.Show(ratio)) : null,
        p.PowerKva is { } power ? $"{Figure.Show(power)} kVA" : null);

    /// <summary>What is known of a building beside its size.</summary>
    public static string More(PublicBuilding b) => Line(
        Terms(b),
        b.SmallestArea is { } smallest ? Texts.Of("可分租，最小 {0}", Area.Show(smallest)) : null,
        b.Storeys is { } storeys ? Texts.Of("{0} 层", storeys) : null,
        b.ClearHeight is { } height ? Texts.Of("层高 {0} m", Figure.Show(height)) : null,
        b.FloorLoad is { } load ? Texts.Of("荷载 {0} kg/㎡", Figure.Show(load)) : null,
        b.PowerKva is { } power ? $"{Figure.Show(power)} kVA" : null,
        b.Dormitory ? Texts.Of("有宿舍") : null);

    /// <summary>What is asked of a project, one line a figure.</summary>
    public static IReadOnlyList<(string Label, string Value)> Asked(AdmissionFigures f) =>
    [
        .. new (string, string?)[]
        {
            (Texts.Of("亩均投资"), f.InvestmentPerMu is { } investment ? Texts.Of("≥ {0} 万元/亩", Figure.Show(investment)) : null),
            (Texts.Of("亩均税收"), f.TaxPerMu is { } tax ? Texts.Of("≥ {0} 万元/亩·年", Figure.Show(tax)) : null),
            (Texts.Of("亩均产值"), f.OutputPerMu is { } output ? Texts.Of("≥ {0} 万元/亩·年", Figure.Show(output)) : null),
            (Texts.Of("研发投入占比"), f.RdShare is { } share ? $"≥ {Figure.Show(share)}%" : null),
            (Texts.Of("单位产值能耗"), f.EnergyPerOutput is { } energy ? Texts.Of("≤ {0} 吨标煤/万元", Figure.Show(energy)) : null),
        }.Where(line => line.Item2 is not null).Select(line => (line.Item1, line.Item2!)),
    ];

    /// <summary>The industries a set of figures is for.</summary>
    public static string For(AdmissionFigures f, bool alone) => f.Industry is { } code ? Industries.Label(code) : alone ? Texts.Of("所有行业") : Texts.Of("其他行业");

    private static string Line(params IEnumerable<string?> parts) => string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
}
