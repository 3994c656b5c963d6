using Crm.Foundation;

namespace Crm.PublicSite.Frame;

/// <summary>
/// Scheme and host that the site goes by, for addresses that must be absolute. <c>CRM_PUBLIC_URL</c> names them; without it, it is the host a visitor asked for,
/// which anybody can write into a request.
/// </summary>
public sealed class PublicOrigin(IConfiguration configuration)
{
    private readonly string? configured = Read(configuration["CRM_PUBLIC_URL"]);

    /// <summary>Scheme and host, without a slash at the end.</summary>
    public string Of(HttpRequest request) => configured ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";

    /// <summary>Reads the setting.</summary>
    /// <exception cref="OperatorError">It is no address of a site.</exception>
    internal static string? Read(string? setting) => string.IsNullOrWhiteSpace(setting) ? null
        : Uri.TryCreate(setting, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" ? uri.GetLeftPart(UriPartial.Authority)
        : throw new OperatorError(Texts.Of("CRM_PUBLIC_URL 要写成网站的根地址，例如 https://www.example.com。"));
}
