using Crm.Leads;

namespace Crm.Inquiries;

/// <summary>What an inquiry already says about the investor's needs.</summary>
public static class InquiryNeeds
{
    /// <summary>The needs a lead starts with: the region, the kind of site the topic speaks of, and the wish in the investor's words.</summary>
    public static Needs Of(Topic topic, string wish, string? region) => new()
    {
        // Needs know divisions only; a functional area lies within one.
        Region = region is { Length: > 6 } ? region[..6] : region,
        Site = topic switch
        {
            Topic.IndustrialLand => SitePreference.Land,
            Topic.Building => SitePreference.Building,
            _ => SitePreference.Any,
        },
        Remarks = wish,
    };
}
