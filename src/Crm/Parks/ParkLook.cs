namespace Crm.Parks;

/// <summary>The parks' colours, by the frame's classes; always beside a word.</summary>
public static class ParkLook
{
    /// <summary>A tag for a site's status.</summary>
    public static string Of(SiteStatus status) => status switch
    {
        SiteStatus.Reserved => "tag-warn",
        SiteStatus.Preparing => "tag-primary",
        _ => "tag-good",
    };
}
