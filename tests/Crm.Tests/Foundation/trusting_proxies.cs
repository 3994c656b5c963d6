using System.Net;
using Crm.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Crm.Tests.Foundation;

public class trusting_proxies
{
    [Fact]
    public async Task believes_nobody_by_default() => (await Seen(null, "127.0.0.1")).ShouldBe(("127.0.0.1", "http"));

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("192.0.2.1, 10.0.0.0/8", "10.1.2.3")]
    [InlineData("::1", "::1")]
    public async Task believes_those_named(string trusted, string proxy) => (await Seen(trusted, proxy)).ShouldBe(("203.0.113.7", "https"));

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.2")]
    [InlineData("10.0.0.0/8", "11.0.0.1")]
    public async Task believes_nobody_else(string trusted, string proxy) => (await Seen(trusted, proxy)).ShouldBe((proxy, "http"));

    [Fact]
    public void names_what_is_no_address() => Should.Throw<OperatorError>(() => TrustedProxies.Read("127.0.0.1, proxy.example")).Message.ShouldContain("proxy.example");

    /// <summary>The caller's address and scheme as the product sees them, when the connection comes from the proxy with headers about somebody else.</summary>
    private static async Task<(string Address, string Scheme)> Seen(string? trusted, string proxy)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["CRM_TRUSTED_PROXIES"] = trusted;
        builder.AddTrustedProxies();
        await using var app = builder.Build();
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(proxy) }, Request = { Scheme = "http" } };
        http.Request.Headers["X-Forwarded-For"] = "203.0.113.7";
        http.Request.Headers["X-Forwarded-Proto"] = "https";

        var options = app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>();
        await new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, options).Invoke(http);

        return (http.Connection.RemoteIpAddress!.ToString(), http.Request.Scheme);
    }
}
