using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies.Searching;
using Crm.PublicSite.Frame;

namespace Crm.PublicSite.ParkPages;

/// <summary>The list of parks, and one park.</summary>
internal static class ParkRoutes
{
    public static void Map(RouteGroupBuilder site)
    {
        site.Page("/site/parks", List).Kept();
        site.Page("/site/parks/{id:guid}", One).Kept();
    }

    private static async Task List(Visit visit)
    {
        var (region, industry, page) = (visit.Given("region")?.ToUpperInvariant(), visit.Given("industry")?.ToUpperInvariant(), visit.Page);
        if ((await visit.Ask(new ShowParks(region, industry, page))).Answer is not { } found)
        {
            await visit.Missing();
            return;
        }
        var model = new ParkSearch(region, industry, page, found);
        await visit.Show<ParkListPage>(Head(model), model);
    }

    private static PageHead Head(ParkSearch m)
    {
        var title = string.Join(" ", new[] { m.Region is { } r ? Regions.Label(r) : null, m.Industry is { } i ? Industries.Label(i) : null, Texts.Of("产业园区") }.OfType<string>());
        if (m.Page > 1) title = Texts.Of("{0}（第 {1} 页）", title, m.Page);
        return new(title, m.Href(m.Page), Texts.Of("{0} 个产业园区，可供土地和厂房的面积、状态和准入标准。", m.Found.Count)) { Listed = m.Found.Count > 0 };
    }

    private static async Task One(Visit visit)
    {
        if ((await visit.Ask(new ShowPark(visit.Id))).Answer is not { } park)
        {
            await visit.Missing();
            return;
        }
        var policies = (await visit.Ask(new FindPoliciesFor(park.Region, [.. park.Industries]))).Answer ?? [];
        var today = China.Today(visit.Http.RequestServices.GetRequiredService<TimeProvider>());
        var address = SiteAddresses.Park(park.Id);
        var place = string.Join("", Regions.Chain(park.Region).Select(r => r.Label + (Texts.IsChinese ? "" : " ")));
        var data = StructuredData.Of(new Dictionary<string, object?>
        {
            ["@type"] = "Place",
            ["name"] = park.Name,
            ["url"] = visit.Origin + address,
            ["address"] = park.Address ?? place.Trim(),
        });
        await visit.Show<ParkDetailPage>(new PageHead(park.Name, address, $"{park.Name}，{place.Trim()}。{ParkPhrases.Offer(park)}") { Data = data }, new ParkView(park, today, policies));
    }
}
