using Crm.Team;
using Crm.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>One morning of an editor, by what can be pressed on the pages alone: from a page of the portal to confirmed cards, the library, region cards and a published compendium.</summary>
public class an_editor_with_the_real_page(CrmSite site)
{
    [Fact]
    public async Task takes_it_to_library_region_card_and_compendium_without_leaving_the_browser()
    {
        var path = SeedPage.Find();
        Assert.SkipWhen(path is null, SeedPage.Missing);
        var editor = await site.Hire(Role.Editor, "钱书怡", "330000");
        await site.Walk(editor, new(1440, 900), async screen =>
        {
            var titles = await Import(screen, path!);
            await Confirm(screen, titles);
            await Find(screen, titles);
            await Figures(screen);
            await Compendium(screen);
        });
    }

    private static async Task<HashSet<string>> Import(Screen screen, string path)
    {
        var page = screen.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "政策库", Exact = true }).First.ClickAsync();
        await screen.Sees("政策库");
        await page.GetByRole(AriaRole.Link, new() { Name = "导入文件" }).ClickAsync();
        await screen.Sees("导入文件");
        await page.GetByLabel("文件（.txt").SetInputFilesAsync(path);
        await screen.Reads("新增 10，");
        await screen.Look("real-page-preview");
        await screen.Press("导入 10 篇");
        var results = page.GetByRole(AriaRole.Region, new() { Name = "导入结果" });
        await Expect(results.GetByRole(AriaRole.Row).Filter(new() { HasText = "新增" })).ToHaveCountAsync(10);
        await screen.Look("real-page-imported");
        var titles = (await results.Locator("td.title a").AllInnerTextsAsync()).Select(t => t.Trim()).ToHashSet();
        titles.Count.ShouldBe(10);
        await results.GetByRole(AriaRole.Link, new() { Name = "去政策库看看" }).ClickAsync();
        return titles;
    }

    // Documents of other people wait in the same queue: they are skipped.
    private static async Task Confirm(Screen screen, HashSet<string> titles)
    {
        var page = screen.Page;
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^确认目录信息") }).ClickAsync();
        await screen.Sees("确认目录信息");
        await screen.Look("real-page-card");
        var (waiting, heading) = (new HashSet<string>(titles), page.Locator(".catalogue-text h2"));
        for (var step = 0; waiting.Count > 0; step++)
        {
            step.ShouldBeLessThan(200, $"still waiting: {string.Join("、", waiting)}");
            var title = (await heading.InnerTextAsync()).Trim();
            await page.Keyboard.PressAsync(waiting.Remove(title) ? "Control+Enter" : "Alt+ArrowRight");
            if (waiting.Count > 0) await Expect(heading).Not.ToHaveTextAsync(title);
        }
    }

    private static async Task Find(Screen screen, HashSet<string> titles)
    {
        var page = screen.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "政策库", Exact = true }).First.ClickAsync();
        await screen.Sees("政策库");
        await page.GetByPlaceholder("在标题和正文里找，一个字起").FillAsync("政府工作报告 湖州");
        await page.GetByPlaceholder("在标题和正文里找，一个字起").PressAsync("Enter");
        var hit = page.Locator(".hit").Filter(new() { HasText = titles.First(t => t.Contains("湖州", StringComparison.Ordinal)) }).First;
        await Expect(hit.Locator("mark").First).ToBeVisibleAsync();
        await hit.GetByRole(AriaRole.Link).First.ClickAsync();
        var reader = page.Locator(".reader");
        await Expect(reader.Locator("mark").First).ToBeVisibleAsync();
        await Expect(reader.Locator(".contents summary")).ToContainTextAsync("目录");
        await screen.Look("real-page-reading");
    }

    private static async Task Figures(Screen screen)
    {
        var page = screen.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "区域数据", Exact = true }).ClickAsync();
        await screen.Sees("区域数据");
        await page.GetByRole(AriaRole.Link, new() { Name = "区域对比" }).ClickAsync();
        await screen.Look("real-page-comparison");
        await page.Locator(".figure-table").GetByRole(AriaRole.Link, new() { NameRegex = new("湖州") }).First.ClickAsync();
        await screen.Sees("区域数据");
        await screen.Reads("湖州");
        await screen.Look("real-page-region");
        var figure = page.Locator(".figure-table a.figure").First;
        var number = (await figure.Locator(".num").InnerTextAsync()).Trim();
        await figure.ClickAsync();
        await Expect(page.Locator(".reader details.margin[open]")).ToContainTextAsync(number);
        await screen.Look("real-page-source");
    }

    private static async Task Compendium(Screen screen)
    {
        var page = screen.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "政策汇编", Exact = true }).First.ClickAsync();
        await screen.Sees("政策汇编");
        await page.GetByRole(AriaRole.Link, new() { Name = "新汇编" }).ClickAsync();
        await screen.Sees("新汇编");
        var title = $"浙江招商政策汇编{Guid.NewGuid():N}"[..16];
        await page.GetByLabel("名称").FillAsync(title);
        await page.GetByLabel("名称").PressAsync("Tab");
        await screen.Reads("收录");
        await screen.Press("生成");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^PDF") })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        foreach (var (format, ending) in new[] { ("PDF", ".pdf"), ("Word", ".docx") })
        {
            var downloading = page.WaitForDownloadAsync();
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{format}") }).ClickAsync();
            var file = await downloading;
            file.SuggestedFilename.ShouldEndWith(ending);
            new FileInfo(await file.PathAsync()).Length.ShouldBeGreaterThan(20_000);
        }
        await screen.Press("发布到网站");
        await screen.Reads("网站上可以领取");
        await screen.Look("real-page-compendium");
        var site = page.GetByRole(AriaRole.Link, new() { Name = "看网页" });
        (await site.GetAttributeAsync("href")).ShouldNotBeNull();
        await page.GotoAsync((await site.GetAttributeAsync("href"))!);
        await screen.Sees(title);
    }
}
