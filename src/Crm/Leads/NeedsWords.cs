using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;

namespace Crm.Leads;

/// <summary>An investor's needs in words, field by field, always in the same order.</summary>
public static class NeedsWords
{
    /// <summary>Every field with its value; null where it is unknown.</summary>
    public static IEnumerable<(string Label, string? Value)> Of(Needs needs)
    {
        yield return (Texts.Of("行业"), needs.Industry is { } industry ? $"{Industries.Label(industry)} {industry}" : null);
        yield return (Texts.Of("意向地区"), needs.Region is { } region ? Regions.Label(region) : null);
        yield return (Texts.Of("意向投资"), Shown(needs.Investment, value => Money.Show(value)));
        yield return (Texts.Of("原币金额"), needs.OriginalInvestment is { } original ? Money.Show(original, needs.Currency) : null);
        yield return (Texts.Of("载体类型"), needs.Site == SitePreference.Any ? null : LeadWords.Of(needs.Site));
        yield return (Texts.Of("用地"), Shown(needs.LandMu, value => Land.Show(value)));
        yield return (Texts.Of("厂房面积"), Shown(needs.FloorArea, value => Area.Show(value)));
        yield return (Texts.Of("用电"), Shown(needs.PowerKva, value => $"{Figure(value)} kVA"));
        yield return (Texts.Of("年能耗"), Shown(needs.EnergyTce, value => Texts.Of("{0} 吨标准煤", Figure(value))));
        yield return (Texts.Of("年产值"), Shown(needs.YearlyOutput, value => Money.Show(value)));
        yield return (Texts.Of("年税收"), Shown(needs.YearlyTax, value => Money.Show(value)));
        yield return (Texts.Of("期望时间"), needs.WantedBy is { } day ? Days.Full(day) : null);
        yield return (Texts.Of("其他需求"), string.IsNullOrWhiteSpace(needs.Remarks) ? null : needs.Remarks);
    }

    private static string? Shown(decimal? value, Func<decimal, string> show) => value is { } known ? show(known) : null;

    private static string Figure(decimal value) => value.ToString("#,##0.##", System.Globalization.CultureInfo.InvariantCulture);
}
