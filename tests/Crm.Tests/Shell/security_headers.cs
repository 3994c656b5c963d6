using Crm.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Crm.Tests.Shell;

public class security_headers
{
    [Fact]
    public async Task let_staff_pages_place_their_menus_and_nothing_more()
    {
        var policy = (await Answer("text/html; charset=utf-8")).ContentSecurityPolicy.ToString();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("style-src-attr 'unsafe-inline'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe-eval");
        policy.Replace("style-src-attr 'unsafe-inline'", "").ShouldNotContain("unsafe-inline");
    }

    [Fact]
    public async Task forbid_any_inline_style_on_static_pages() =>
        (await Answer("text/html", new ExcludeFromInteractiveRoutingAttribute())).ContentSecurityPolicy.ToString().ShouldNotContain("unsafe-inline");

    [Fact]
    public async Task let_data_do_nothing() => (await Answer("application/json")).ContentSecurityPolicy.ToString().ShouldStartWith("default-src 'none'; frame-ancestors");

    [Fact]
    public async Task follow_an_endpoints_own_policy() =>
        (await Answer("text/html", new ContentPolicy("default-src 'self'"))).ContentSecurityPolicy.ToString().ShouldBe("default-src 'self'");

    [Fact]
    public async Task stand_on_every_answer()
    {
        var headers = await Answer(null);
        headers.XContentTypeOptions.ToString().ShouldBe("nosniff");
        headers.XFrameOptions.ToString().ShouldBe("DENY");
        headers["Referrer-Policy"].ToString().ShouldBe("same-origin");
    }

    private static async Task<IHeaderDictionary> Answer(string? type, params object[] metadata)
    {
        var context = new DefaultHttpContext();
        var response = new StartingResponse();
        context.Features.Set<IHttpResponseFeature>(response);
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(metadata), "page"));
        context.Response.ContentType = type;
        await new SecurityHeaders(_ => Task.CompletedTask).Invoke(context);
        await response.Start();
        return context.Response.Headers;
    }

    private sealed class StartingResponse : HttpResponseFeature
    {
        private readonly List<Func<Task>> starting = [];

        public override void OnStarting(Func<object, Task> callback, object state) => starting.Add(() => callback(state));

        public async Task Start()
        {
            foreach (var callback in starting) await callback();
        }
    }
}
