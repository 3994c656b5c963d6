using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Crm.PublicSite.Frame;

namespace Crm.PublicSite.Crawling;

/// <summary>What search engines read: which addresses are theirs, and all of them with their days.</summary>
internal static class CrawlerRoutes
{
    /// <summary>Addresses in one file; the protocol allows 50,000.</summary>
    internal const int InOneFile = 10_000;

    private static readonly XNamespace Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // What is not named here is the staff's: nothing else may be asked for.
    private const string Robots = """
        User-agent: *
        Allow: /$
        Allow: /site
        Allow: /site.css
        Allow: /favicon.svg
        Allow: /sitemap
        Allow: /ask
        Disallow: /

        """;

    public static void Map(RouteGroupBuilder site)
    {
        site.File("/robots.txt", visit => Answer(visit, "text/plain; charset=utf-8", $"{Robots}Sitemap: {visit.Origin}/sitemap.xml\n"));
        site.File("/sitemap.xml", Sitemap);
        site.File("/sitemap-{number:int}.xml", Part);
    }

    private static async Task Sitemap(Visit visit)
    {
        var lines = (await visit.Ask(new ShowSitemap())).Answer!;
        var parts = (lines.Count + InOneFile - 1) / InOneFile;
        await Answer(visit, "application/xml; charset=utf-8", parts == 1 ? Set(visit, lines) : Index(visit, parts));
    }

    private static async Task Part(Visit visit)
    {
        var lines = (await visit.Ask(new ShowSitemap())).Answer!;
        var number = int.Parse((string)visit.Http.GetRouteValue("number")!, CultureInfo.InvariantCulture);
        var part = lines.Skip((Math.Max(1, number) - 1) * InOneFile).Take(InOneFile).ToList();
        if (number < 1 || part.Count == 0) await visit.Missing();
        else await Answer(visit, "application/xml; charset=utf-8", Set(visit, part));
    }

    private static string Set(Visit visit, IEnumerable<SitemapLine> lines) => Xml(new XElement(Ns + "urlset", lines.Select(line => new XElement(
        Ns + "url",
        new XElement(Ns + "loc", visit.Origin + line.Address),
        line.Changed is { } day ? new XElement(Ns + "lastmod", day.ToString("O", CultureInfo.InvariantCulture)) : null))));

    private static string Index(Visit visit, int parts) => Xml(new XElement(Ns + "sitemapindex", Enumerable.Range(1, parts).Select(number => new XElement(
        Ns + "sitemap", new XElement(Ns + "loc", $"{visit.Origin}/sitemap-{number}.xml")))));

    private static string Xml(XElement root) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting);

    private static async Task Answer(Visit visit, string type, string text)
    {
        visit.Http.Response.ContentType = type;
        visit.Http.Response.Headers.CacheControl = "public, max-age=3600";
        await visit.Http.Response.WriteAsync(text, Encoding.UTF8, visit.Http.RequestAborted);
    }
}
