using Microsoft.AspNetCore.Localization;

namespace Crm.Shell;

/// <summary>The language of an answer of the API is what the request asks for. A page doesn't ask the browser: it is Chinese until the person chooses.</summary>
internal sealed class ApiLanguage : AcceptLanguageHeaderRequestCultureProvider
{
    /// <inheritdoc />
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        httpContext.Request.Path.StartsWithSegments("/api") ? base.DetermineProviderCultureResult(httpContext) : NullProviderCultureResult;
}
