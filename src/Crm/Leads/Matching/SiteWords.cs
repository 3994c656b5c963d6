using Crm.Foundation;

namespace Crm.Leads.Matching;

/// <summary>Words of park matching in the current language.</summary>
public static class SiteWords
{
    /// <summary>推荐, 入围 …</summary>
    public static string Of(SiteStanding standing) => standing switch
    {
        SiteStanding.Shortlisted => Texts.Of("已入围"),
        SiteStanding.Declined => Texts.Of("已排除"),
        SiteStanding.Chosen => Texts.Of("已选定"),
        _ => Texts.Of("推荐"),
    };
}
