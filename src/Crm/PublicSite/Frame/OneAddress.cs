using Microsoft.AspNetCore.Http.Extensions;

namespace Crm.PublicSite.Frame;

/// <summary>Every public page has one address, in small letters and without a slash at the end; whoever comes by another is sent on for good.</summary>
public sealed class OneAddress(RequestDelegate next)
{
    /// <summary>Sends on, or lets pass.</summary>
    public Task Invoke(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (!path.StartsWith(SiteAddresses.Root, StringComparison.OrdinalIgnoreCase) || Plain(path) is not { } plain || plain == path) return next(http);
        http.Response.Redirect(UriHelper.BuildRelative(http.Request.PathBase, plain, http.Request.QueryString), permanent: true);
        return Task.CompletedTask;
    }

    /// <summary>The one way to write a public address.</summary>
    internal static string Plain(string path)
    {
        var plain = path.TrimEnd('/').ToLowerInvariant();
        var last = plain.LastIndexOf('/') + 1;
        return Guid.TryParse(plain[last..], out var id) ? plain[..last] + id : plain;
    }
}
