using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Team;

namespace Crm.Leads.Dividing;

/// <summary>Terms of dividing figures in the words of the current language.</summary>
public static class BenefitWords
{
    /// <summary>The figure.</summary>
    public static string Of(ShareIndicator indicator) => indicator switch
    {
        ShareIndicator.SignedCount => Texts.Of("签约项目数"),
        ShareIndicator.SignedAmount => Texts.Of("签约额"),
        ShareIndicator.LandedCount => Texts.Of("落地项目数"),
        ShareIndicator.StartedCount => Texts.Of("开工项目数"),
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, null),
    };

    /// <summary>The term: from which day, until when.</summary>
    public static string Term(BenefitTerms terms) => Texts.Of("{0} 起 {1} 年", Days.Full(terms.From), terms.Years);

    /// <summary>The parts of one figure: "德清县 50%，安吉县 50%".</summary>
    public static string Parts(IndicatorTerms terms, IRoster roster) => terms.Double
        ? Texts.Of("{0}，两地全计", string.Join(Comma, terms.Parts.Select(part => NameOf(part.Unit, roster))))
        : string.Join(Comma, terms.Parts.Select(part => $"{NameOf(part.Unit, roster)} {Percent(part.Percent)}"));

    /// <summary>All in one sentence.</summary>
    public static string Of(BenefitTerms terms, IRoster roster) =>
        string.Join(Texts.IsChinese ? "；" : "; ", terms.Indicators.Select(one => Texts.Of("{0}：{1}", Of(one.Indicator), Parts(one, roster))).Prepend(Term(terms)));

    /// <summary>A part: "50%", "33.33%".</summary>
    public static string Percent(decimal part) => part.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Comma => Texts.IsChinese ? "，" : ", ";

    private static string NameOf(string unit, IRoster roster) => roster.Unit(unit)?.Name ?? unit;
}
