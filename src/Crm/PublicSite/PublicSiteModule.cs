using Crm.Api;
using Crm.PublicSite.ArticlePages;
using Crm.PublicSite.Asking;
using Crm.PublicSite.CompendiumPages;
using Crm.PublicSite.Crawling;
using Crm.PublicSite.Details;
using Crm.PublicSite.Frame;
using Crm.PublicSite.Home;
using Crm.PublicSite.PackPages;
using Crm.PublicSite.ParkPages;
using Crm.PublicSite.RegionPages;
using Crm.PublicSite.Submitting;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.AspNetCore.ResponseCompression;
using MudBlazor;

namespace Crm.PublicSite;

/// <summary>Wires the public site.</summary>
public static class PublicSiteModule
{
    public static void AddPublicSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PublicCss>();
        services.AddSingleton<PublicOrigin>();
        services.AddSingleton<InquiryForm>();
        services.AddSingleton<KeptPages>();
        services.AddOutputCache(options => (options.SizeLimit, options.MaximumBodySize) = (64 << 20, 1 << 20));
        services.AddSingleton(new ApiRoutes(api =>
        {
            api.Query<ShowSiteDetails, SiteSheet>("/site");
            api.Command<ReviseSiteDetails>("/site");
        }));
        services.AddSingleton(new MenuEntry("网站信息", "/admin/site", Icons.Material.Outlined.Language, [Role.Administrator, Role.Auditor], 83));
        // Pages for visitors hold no secret that the length of an answer could tell.
        services.PostConfigure<ResponseCompressionOptions>(options => options.MimeTypes = ["text/css", "text/html", "text/plain", "application/xml"]);
        services.ConfigureMarten(options => options.Projections.Snapshot<SiteProfile>(SnapshotLifecycle.Inline));
    }

    /// <summary>Goes before the sign-in's place in the pipeline: who comes to the site is asked for nothing.</summary>
    public static void UsePublicSite(this WebApplication app)
    {
        app.UseMiddleware<OneAddress>();
        app.UseMiddleware<FrontDoor>();
        app.UseWhen(http => http.GetEndpoint()?.Metadata.GetMetadata<Public>() is not null, site =>
        {
            site.UseOutputCache();
            site.UseResponseCompression();
        });
    }

    /// <summary>Serves the pages and files.</summary>
    public static void MapPublicSite(this WebApplication app)
    {
        var site = app.MapPublic().WithMetadata(new Public());
        HomeRoutes.Map(site);
        ParkRoutes.Map(site);
        RegionRoutes.Map(site);
        ArticleRoutes.Map(site);
        CrawlerRoutes.Map(site);
        OrderRoutes.Map(site);
        LinkRoutes.Map(site);
        PackRoutes.Map(site);
        AskingModule.MapAsking(site);
        SubmitRoutes.Map(site);
        SubmittedRoutes.Map(site);
        site.File(PublicCss.Path, Style);
        site.Page("/site/{*rest}", visit => visit.Missing());
    }

    private static Task Style(Visit visit)
    {
        visit.Http.Response.ContentType = "text/css; charset=utf-8";
        visit.Http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return visit.Http.Response.WriteAsync(visit.Http.RequestServices.GetRequiredService<PublicCss>().Text, visit.Http.RequestAborted);
    }

    private sealed class Public;
}
