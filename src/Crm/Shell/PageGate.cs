using Crm.Foundation;
using Crm.Team;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Crm.Shell;

/// <summary>Serves a page only to people its <see cref="AllowAttribute"/> names, or to everybody where it says so; a page without a rule is nobody's. Inside a circuit <see cref="MainLayout"/> holds the same rule.</summary>
public sealed class PageGate(RequestDelegate next, IRoster roster)
{
    /// <summary>Answers 403 instead of a page that is not for this person.</summary>
    public Task Invoke(HttpContext context)
    {
        var page = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        if (page is null || IsOpen(page) || Viewer(context) is { } actor && Rules.Permit(actor, page)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Whether anybody may see the page, signed in or not.</summary>
    public static bool IsOpen(Type page) => page.IsDefined(typeof(AllowAnonymousAttribute), inherit: true);

    private Actor? Viewer(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, Name: { } login } ? roster.Find(login, "page") : null;
}
