using Crm.Team.SigningIn;

namespace Crm.PublicSite.Frame;

/// <summary>
/// The front door, "/", is two pages: whoever has a session comes to the workbench, everybody else to the public home page. A session that is no longer good still
/// is one here, so that somebody of the staff is led to the sign-in instead of into the visitors' hall.
/// </summary>
public sealed class FrontDoor(RequestDelegate next, EndpointDataSource endpoints)
{
    /// <summary>Marks the endpoint of the public home page.</summary>
    internal static readonly object Inside = new Mark();

    private readonly Lazy<Endpoint> home = new(() => endpoints.Endpoints.First(e => e.Metadata.GetMetadata<Mark>() is not null));

    /// <summary>Leads a visitor to the home page.</summary>
    public Task Invoke(HttpContext http)
    {
        if (http.Request.Path == SiteAddresses.Home && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && !http.Request.Cookies.ContainsKey(Session.Cookie))
            http.SetEndpoint(home.Value);
        return next(http);
    }

    private sealed class Mark;
}
