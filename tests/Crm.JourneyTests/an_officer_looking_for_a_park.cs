using Crm.Foundation;
using Crm.Parks;
using Crm.Parks.Offering;
using Crm.Parks.Registering;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Step 3: where the project could go, decided site by site.</summary>
public class an_officer_looking_for_a_park(CrmSite site)
{
    private static readonly DateOnly Opened = CrmSite.Today.AddDays(-30);

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task decides_on_ranked_sites(int width, int height)
    {
        var park = width > 1000 ? "德清城南智造园" : "德清城北智造园";
        await Register(park, ["A-01", "A-02", "A-03"]);
        var officer = await site.Hire(Role.Officer, "陈亦然");
        var lead = await site.GiveLead(officer, "余姚精工模具有限公司", "大型压铸模具基地", CrmSite.Today.AddDays(2));
        await site.Walk(officer, new(width, height), async screen =>
        {
            await screen.Open($"/leads/{lead}/parks", "园区匹配");
            await screen.Press("推荐园区");
            await Expect(Site(screen, park, "A-01")).ToBeVisibleAsync();
            await Expect(Site(screen, park, "A-01").Locator(".reason")).Not.ToBeEmptyAsync();
            await Expect(Site(screen, park, "A-01").Locator(".conditions")).ToContainTextAsync("✓");
            await screen.Look("matches");

            await Screen.Button(Site(screen, park, "A-01"), "入围").ClickAsync();
            await Expect(Site(screen, park, "A-01")).ToContainTextAsync("已入围");
            await Screen.Button(Site(screen, park, "A-02"), "排除").ClickAsync();
            var declining = await screen.Dialog("排除这处场地");
            await Screen.Button(declining, "排除").ClickAsync();
            await Expect(declining.Locator(".field-error").First).ToBeVisibleAsync();
            await declining.GetByLabel("原因").FillAsync("投资方要两块连片的地，这块离主路太远。");
            await screen.Look("decline-park");
            await screen.Submit(declining, "排除");
            await Expect(Site(screen, park, "A-02")).ToContainTextAsync("已排除");
            await Screen.Button(Site(screen, park, "A-01"), "选定").ClickAsync();
            await Expect(Site(screen, park, "A-01")).ToContainTextAsync("已选定");
            await screen.Look("matches-decided");

            await screen.Open($"/leads/{lead}", "余姚精工模具有限公司");
            await screen.Reads("投资方要两块连片的地");
            await Facts(screen);
            await screen.Reads("已选定");
        });
    }

    private async Task Register(string name, string[] plots)
    {
        var park = Guid.CreateVersion7();
        await site.Send(new RegisterPark(park, new() { Name = name, Region = "330521", Level = ParkLevel.National, LeadingIndustries = ["C35", "C38"] }, Opened, "330521"));
        foreach (var (plot, place) in plots.Select((plot, place) => (plot, place)))
            await site.Send(new OfferPlot(park, Guid.CreateVersion7(), new() { Name = plot, LandMu = 96 - 25 * place, SmallestMu = 20, PricePerMu = 35 + 5 * place, PowerKva = 5000 }, Opened));
    }

    private static ILocator Site(Screen screen, string park, string plot) =>
        screen.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = park }).Filter(new() { HasText = plot });

    private static async Task Facts(Screen screen)
    {
        if (screen.Size.IsPhone) await screen.Page.GetByRole(AriaRole.Tab, new() { Name = "园区与资料" }).ClickAsync();
    }
}
