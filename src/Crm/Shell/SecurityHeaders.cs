using Microsoft.AspNetCore.Components;

namespace Crm.Shell;

/// <summary>
/// What the browser may do with our pages. Nothing is loaded from elsewhere and no script is inline. Staff pages may set style attributes, since MudBlazor places
/// its menus with them; static pages may not even do that.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private const string Shared =
        "default-src 'none'; script-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'self'; ";
    private const string StaticPage = Shared + "style-src 'self'";
    private const string StaffPage = Shared + "style-src 'self'; style-src-attr 'unsafe-inline'";

    /// <summary>Adds the headers when the response starts.</summary>
    public Task Invoke(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy(context);
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            if (context.GetEndpoint()?.Metadata.GetMetadata<SecretAddressAttribute>() is not null) Hide(headers);
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Hide(IHeaderDictionary headers)
    {
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-store";
    }

    private static string Policy(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<ContentPolicy>() is { } own) return own.Value;
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true) return Nothing;
        return metadata?.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is null ? StaffPage : StaticPage;
    }
}

/// <summary>A content security policy of its own, for an endpoint that serves a page which is not ours.</summary>
public sealed record ContentPolicy(string Value);

/// <summary>A page whose address is a secret of whoever has it: it is told to no other site, kept by no cache and found by no search engine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SecretAddressAttribute : Attribute;
