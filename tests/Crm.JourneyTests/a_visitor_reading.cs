using System.Text.RegularExpressions;
using Crm.Parks;
using Crm.Parks.Admitting;
using Crm.Parks.Offering;
using Crm.Parks.Registering;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Somebody who thinks of investing reads the public site, with scripts turned off: front page, a region, a park, back, policies, a search, a document.</summary>
public class a_visitor_reading(CrmSite site)
{
    private static readonly Colleague Nobody = new("", "", default, "");
    private static readonly DateOnly Opened = CrmSite.Today.AddDays(-30);

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task finds_a_park_and_a_policy_without_scripts(int width, int height)
    {
        var (park, word) = width > 1000 ? ("德清云岫智造园", "绿色工厂") : ("德清云峰智造园", "零碳园区");
        await Prepare(park, word);
        var size = new Size(width, height);
        await using var context = await site.SitDown(size, site.Address, scripts: false);
        await using var judging = await site.SitDown(size, site.Address);
        var screen = new Screen(await context.NewPageAsync(), Nobody, size, "visitor");
        var judge = new Screen(await judging.NewPageAsync(), Nobody, size, "visitor");
        var hosts = new HashSet<string>();
        screen.Page.Request += (_, request) => hosts.Add(new Uri(request.Url).Authority);

        await screen.Page.GotoAsync("/");
        await Expect(screen.Page.Locator("h1")).ToBeVisibleAsync();
        await Look("home");
        await Link(screen, "全部地区").ClickAsync();
        await Look("regions");
        await Link(screen, "德清县").ClickAsync();
        await screen.Sees("德清县");
        await Look("region");
        await Link(screen, park).ClickAsync();
        await screen.Sees(park);
        await screen.Reads("A-01");
        await Look("park");
        await screen.Page.GoBackAsync();
        await screen.Sees("德清县");

        await screen.Page.GetByRole(AriaRole.Navigation, new() { Name = "网站导航" }).GetByRole(AriaRole.Link, new() { Name = "政策", Exact = true }).ClickAsync();
        await screen.Sees("招商政策");
        await screen.Page.GetByLabel("检索").FillAsync(word);
        await screen.Press("查找");
        await Expect(screen.Page).ToHaveURLAsync(new Regex("[?&]q="));
        await Expect(screen.Page.Locator(".articles mark").First).ToHaveTextAsync(word);
        await Look("search");
        await screen.Page.Locator(".article-title").First.ClickAsync();
        await Expect(screen.Page.Locator("h1")).ToContainTextAsync($"关于支持{word}的若干意见");
        await screen.Reads("三年内");
        await Look("article");
        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(screen.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");

        hosts.ShouldHaveSingleItem().ShouldBe(site.Address.Authority);
        screen.Faults.ShouldBeEmpty();
        judge.Faults.ShouldBeEmpty();

        // A page without scripts can't judge itself: the same address is looked at where they are on.
        async Task Look(string name)
        {
            await judge.Page.GotoAsync(screen.Page.Url);
            await judge.Look(name);
        }
    }

    private static ILocator Link(Screen screen, string name) => screen.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name }).First;

    private async Task Prepare(string park, string word)
    {
        var id = Guid.CreateVersion7();
        await site.Send(new RegisterPark(id, new() { Name = park, Region = "330521", Level = ParkLevel.Provincial, LeadingIndustries = ["C35", "C38"], Summary = "高新区核心区块，配套齐全。" }, Opened, "330521"));
        foreach (var plot in new[] { "A-01", "A-02" })
            await site.Send(new OfferPlot(id, Guid.CreateVersion7(), new() { Name = plot, LandMu = 80, SmallestMu = 20, PricePerMu = 35, PowerKva = 5000 }, Opened));
        await site.Send(new OfferBuilding(id, Guid.CreateVersion7(), new() { Name = "3 号厂房", FloorArea = 12000, MonthlyRent = 18, Storeys = 2, ClearHeight = 7.9m }, Opened));
        await site.Send(new AdoptAdmissionRules(id, new() { ValidFrom = Opened, Source = "德清县工业项目准入标准", Figures = [new() { InvestmentPerMu = 100, TaxPerMu = 10 }] }, Opened));
        var editor = await site.Hire(Role.Editor, "钱书怡", "330000");
        await site.Import($"• 【德清招商】关于支持{word}的若干意见\n\n    一、总体要求。坚持项目为王，三年内建成{word}二十家。二、支持政策。对新认定的{word}给予一次性奖励。\n\n    2025-07-09\n\n", editor);
    }
}
