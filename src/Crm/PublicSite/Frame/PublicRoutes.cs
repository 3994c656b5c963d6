using Crm.Shell;

namespace Crm.PublicSite.Frame;

/// <summary>How a module puts a page on the public site: <c>site.Page("/site/parks", List)</c>.</summary>
public static class PublicRoutes
{
    private static readonly ContentPolicy Policy = new(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");

    /// <summary>The group of all public routes: open to everybody, no scripts, styles and images of our own only.</summary>
    public static RouteGroupBuilder MapPublic(this IEndpointRouteBuilder app) => app.MapGroup("").AllowAnonymous().ExcludeFromDescription();

    /// <summary>A page by GET.</summary>
    public static IEndpointConventionBuilder Page(this RouteGroupBuilder site, string pattern, Func<Visit, Task> answer) =>
        site.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], http => answer(new Visit(http))).WithMetadata(Policy);

    /// <summary>Lets one made page serve everybody; see <see cref="KeptPages"/>. Only for what shows nothing of the visitor's own.</summary>
    public static void Kept(this IEndpointConventionBuilder page) => page.CacheOutput(policy => policy.AddPolicy<KeptPages>(), excludeDefaultPolicy: true);

    /// <summary>A file that is made when it is asked for, by GET.</summary>
    public static IEndpointConventionBuilder File(this RouteGroupBuilder site, string pattern, Func<Visit, Task> answer) =>
        site.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], http => answer(new Visit(http)));
}
