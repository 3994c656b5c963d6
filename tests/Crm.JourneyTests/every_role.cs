using System.Collections.Concurrent;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Each role opens every place of its menu: no error on the console, no violation of WCAG 2.1 AA, nothing that scrolls sideways, in both looks and both languages.</summary>
public class every_role(CrmSite site)
{
    private static readonly ConcurrentDictionary<string, bool> Judged = new();

    /// <summary>Each role at a desk; on a phone the two that between them have every place of the menu.</summary>
    public static TheoryData<Role, int, int> All
    {
        get
        {
            var all = new TheoryData<Role, int, int>();
            foreach (var role in Enum.GetValues<Role>()) all.Add(role, 1440, 900);
            all.Add(Role.Manager, 390, 844);
            all.Add(Role.Administrator, 390, 844);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task opens_every_place_of_the_menu(Role role, int width, int height) => await site.Walk(await Person(role), new(width, height), async screen =>
    {
        var places = await Places(screen);
        places.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var place in places) await Visit(screen, place, "menu");
    });

    [Fact]
    public async Task reads_english_in_the_dark() => await site.Walk(await Person(Role.Manager), new(1440, 900), async screen =>
    {
        var places = await Places(screen);
        await screen.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("的菜单$") }).ClickAsync();
        await screen.Press("深色");
        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).Locator("visible=true").ClickAsync();
        await Expect(screen.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        foreach (var place in places.Append("/account/tokens"))
        {
            await Visit(screen, place, "dark");
            var words = await screen.Page.Locator("nav, main h1, main th, main [role=tab], main [role=radio]").AllInnerTextsAsync();
            words.Where(text => text.Any(IsChinese) && !text.Contains("中文")).ShouldBeEmpty(place);
        }
    });

    // Names of companies, places and people stay Chinese in every language; the product's own words do not.
    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';

    private async Task<Colleague> Person(Role role)
    {
        var unit = await site.Found($"{role} Park");
        var officer = role == Role.Officer ? await site.Hire(Role.Officer, "陈亦然", unit) : await site.Hire(Role.Officer, "苏晓", unit);
        await site.GiveLead(officer, "桐乡嘉泰纤维有限公司", "再生纤维扩产", CrmSite.Today);
        await site.GiveLead(officer, "平湖瑞达汽车零部件有限公司", "转向节锻造", CrmSite.Today.AddDays(-6));
        return role == Role.Officer ? officer : await site.Hire(role, "顾明", unit);
    }

    private static async Task<IReadOnlyList<string>> Places(Screen screen)
    {
        await Expect(screen.Page.Locator("h1").First).ToBeVisibleAsync();
        var links = screen.Page.Locator(".rail a.rail-link");
        return [.. (await links.EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))")).Distinct()];
    }

    private static async Task Visit(Screen screen, string place, string look)
    {
        await screen.Page.GotoAsync(place);
        await Expect(screen.Page.Locator("main h1").First).ToBeVisibleAsync();
        await Expect(screen.Page.Locator("main .loading, main [aria-busy=true]")).ToHaveCountAsync(0);
        // Many roles share a place: it is judged once for each width and look, and opened by every role.
        if (Judged.TryAdd($"{look} {place} {screen.Size.Width}", true)) await screen.Look($"{look}-{(place == "/" ? "home" : place.Trim('/').Replace('/', '-'))}");
    }
}
