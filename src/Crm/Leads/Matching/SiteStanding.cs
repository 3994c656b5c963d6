namespace Crm.Leads.Matching;

/// <summary>How a proposed site stands with a project.</summary>
public enum SiteStanding
{
    /// <summary>推荐: proposed, not decided on.</summary>
    Proposed,

    /// <summary>入围.</summary>
    Shortlisted,

    /// <summary>排除.</summary>
    Declined,

    /// <summary>选定.</summary>
    Chosen,
}

/// <summary>A site that was proposed for a project, and how it stands.</summary>
/// <param name="Before">How it stood before the last decision, for taking that back.</param>
public sealed record ProposedSite(Guid ParkId, Guid SiteId, string Park, string Site, SiteStanding Standing = SiteStanding.Proposed, SiteStanding Before = SiteStanding.Proposed);
