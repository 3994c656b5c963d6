using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.PublicSite.Frame;

namespace Crm.PublicSite.RegionPages;

/// <summary>The places, and one place.</summary>
internal static class RegionRoutes
{
    public static void Map(RouteGroupBuilder site)
    {
        site.Page(SiteAddresses.Regions, All).Kept();
        site.Page(SiteAddresses.Regions + "/{code}", One).Kept();
    }

    private static async Task All(Visit visit) =>
        await visit.Show<RegionsPage>(new(Texts.Of("地区"), SiteAddresses.Regions, Texts.Of("各市、区县的产业园区和招商政策。")), (await visit.Ask(new ShowRegions())).Answer!);

    private static async Task One(Visit visit)
    {
        // Addresses are in small letters, codes of functional areas are not.
        var code = ((string)visit.Http.GetRouteValue("code")!).ToUpperInvariant();
        if (Regions.Find(code) is not { } place || (await visit.Ask(new ShowRegion(code))).Answer is not { } region)
        {
            await visit.Missing();
            return;
        }
        var title = Texts.Of("{0}的园区和招商政策", place.Label);
        await visit.Show<RegionPage>(new(title, SiteAddresses.Region(code), $"{title}: {RegionWords.Numbers(region.Tile)}"), region);
    }
}
