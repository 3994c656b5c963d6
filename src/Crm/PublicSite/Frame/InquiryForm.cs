namespace Crm.PublicSite.Frame;

/// <summary>Knows whether the inquiry form is served, so that no page leads where nothing is.</summary>
public sealed class InquiryForm(EndpointDataSource endpoints)
{
    private readonly Lazy<bool> isThere = new(() =>
        endpoints.Endpoints.Any(e => e is RouteEndpoint route && "/" + route.RoutePattern.RawText?.TrimStart('/') == SiteAddresses.AskForm));

    /// <summary>Whether the form is there.</summary>
    public bool IsThere => isThere.Value;
}
