using Crm.Foundation;

namespace Crm.Leads.Reporting;

/// <summary>Reports of projects in the words of the current language.</summary>
public static class ReportWords
{
    /// <summary>Where one stands.</summary>
    public static string Of(ReportStanding standing) => standing switch
    {
        ReportStanding.First => Texts.Of("首报"),
        ReportStanding.Contested => Texts.Of("争议"),
        ReportStanding.Incomplete => Texts.Of("资料不全"),
        ReportStanding.Lapsed => Texts.Of("保护期已过"),
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, null),
    };

    /// <summary>What is wanting.</summary>
    public static string Of(ReportGap gap) => gap switch
    {
        ReportGap.Project => Texts.Of("项目名称"),
        ReportGap.Contact => Texts.Of("能联系上的联系人"),
        ReportGap.Investment => Texts.Of("意向投资额"),
        _ => throw new ArgumentOutOfRangeException(nameof(gap), gap, null),
    };

    /// <summary>What is wanting, in one line.</summary>
    public static string Of(IReadOnlyList<ReportGap> gaps) => string.Join(Texts.IsChinese ? "、" : ", ", gaps.Select(Of));
}
