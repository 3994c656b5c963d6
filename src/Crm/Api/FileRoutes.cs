using Crm.Foundation;

namespace Crm.Api;

/// <summary>A module's files for people to download from a page (exports), registered by the module. Only GET: a browser's cookie is enough to read, never to change.</summary>
public sealed record FileRoutes(Action<RouteGroupBuilder> Map);

/// <summary>Puts the signed-in person of a download where the desk looks for it.</summary>
public sealed class PageCaller : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.User.Identity is not { IsAuthenticated: true, Name: { } login }) return Results.Unauthorized();
        http.RequestServices.GetRequiredService<CallerHere>().Request = new Caller(login, "page");
        return await next(context);
    }
}
