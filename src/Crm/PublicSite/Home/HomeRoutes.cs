using Crm.Foundation;
using Crm.PublicSite.Details;
using Crm.PublicSite.Frame;

namespace Crm.PublicSite.Home;

/// <summary>The front page and the contact page.</summary>
internal static class HomeRoutes
{
    public static void Map(RouteGroupBuilder site)
    {
        site.Page(SiteAddresses.Root, Home).WithMetadata(FrontDoor.Inside).Kept();
        site.Page(SiteAddresses.Contact, Contact).Kept();
    }

    private static async Task Home(Visit visit)
    {
        var details = (await visit.Ask(new ShowSiteDetails())).Answer!.Details;
        var head = new PageHead(PublicWords.SiteName(details), SiteAddresses.Home, Purpose(details)) { Data = StructuredData.Of(Office(details, visit.Origin), Search(details, visit.Origin)), Keep = 0 };
        await visit.Show<HomePage>(head, (await visit.Ask(new ShowHome())).Answer!);
    }

    private static Task Contact(Visit visit) =>
        visit.Show<ContactPage>(new(Texts.Of("联系我们"), SiteAddresses.Contact, Texts.Of("招商热线、服务时间、地址和邮箱。")), visit);

    private static string Purpose(SiteDetails details) => details.Purpose ?? Texts.Of("为来投资的企业找园区、土地和厂房，讲清政策，跟进到项目投产。");

    private static Dictionary<string, object?> Office(SiteDetails d, string origin) => new()
    {
        ["@type"] = "Organization",
        ["name"] = d.Office ?? PublicWords.SiteName(d),
        ["url"] = origin + SiteAddresses.Home,
        ["telephone"] = d.Hotline,
        ["email"] = d.Mail,
        ["address"] = d.Address,
    };

    private static Dictionary<string, object?> Search(SiteDetails d, string origin) => new()
    {
        ["@type"] = "WebSite",
        ["name"] = PublicWords.SiteName(d),
        ["url"] = origin + SiteAddresses.Home,
        ["potentialAction"] = new Dictionary<string, object>
        {
            ["@type"] = "SearchAction",
            ["target"] = origin + SiteAddresses.Articles() + "?q={search_term_string}",
            ["query-input"] = "required name=search_term_string",
        },
    };
}
