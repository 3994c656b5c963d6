using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Crm.Foundation;

/// <summary>
/// Behind a proxy that ends TLS, who calls and how is told by headers, which anybody can write: only the proxies named in <c>CRM_TRUSTED_PROXIES</c> (addresses or
/// networks, separated by commas) are believed, nobody by default.
/// </summary>
public static class TrustedProxies
{
    public static void AddTrustedProxies(this WebApplicationBuilder builder)
    {
        var trusted = Read(builder.Configuration["CRM_TRUSTED_PROXIES"]);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = trusted.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in trusted) options.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Reads the list.</summary>
    /// <exception cref="OperatorError">An entry is neither an address nor a network.</exception>
    internal static IReadOnlyList<IPNetwork> Read(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(entry =>
            IPNetwork.TryParse(entry, out var network) ? network
            : IPAddress.TryParse(entry, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new OperatorError(Texts.Of("CRM_TRUSTED_PROXIES 里的 {0} 不是地址，也不是网段。", entry)))];
}
