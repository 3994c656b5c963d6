using Crm.PublicSite.Asking;
using Crm.PublicSite.Frame;
using Crm.Shell;

namespace Crm.PublicSite.LinkPages;

/// <summary>
/// How the page of a mailed link is put on the site. Opening it does nothing, since mail scanners and previews open every link; what it does is a button. The address is a secret,
/// and one network may press only so often.
/// </summary>
internal static class SecretLinks
{
    /// <summary>The page, by GET.</summary>
    public static void SecretPage(this RouteGroupBuilder site, string pattern, Func<Visit, Task> answer) => site.Page(pattern, answer).WithMetadata(new SecretAddressAttribute());

    /// <summary>A button on it.</summary>
    /// <param name="press">What it does.</param>
    /// <param name="show">The page with a sentence that says why not, and the status of that answer.</param>
    public static void SecretButton(this RouteGroupBuilder site, string pattern, Func<Visit, Task> press, Func<Visit, string?, int, Task> show) =>
        site.MapPost(pattern, (RequestDelegate)(http => Press(new Visit(http), press, show))).WithMetadata(new SecretAddressAttribute());

    /// <summary>The secret part of the address.</summary>
    public static string Link(this Visit visit) => (string)visit.Http.GetRouteValue("link")!;

    private static Task Press(Visit visit, Func<Visit, Task> press, Func<Visit, string?, int, Task> show)
    {
        var gate = AskRoutes.Service<AskGate>(visit);
        if (gate.TakeFollowUp(visit.Http.Connection.RemoteIpAddress) is not { } comeBack) return press(visit);
        AskRoutes.Service<RefusedPosts>(visit).Count(RefusedPost.TooMany);
        return show(visit, gate.Sentence(RefusedPost.TooMany, comeBack), StatusCodes.Status429TooManyRequests);
    }
}
