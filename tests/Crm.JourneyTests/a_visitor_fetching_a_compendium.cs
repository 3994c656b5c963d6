using System.Text.RegularExpressions;
using Crm.Team;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>An editor builds and publishes a compendium, a visitor asks for it and downloads it by the link in the mail, and the editor sees the count.</summary>
public partial class a_visitor_fetching_a_compendium(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task gets_the_link_by_mail_and_the_editor_sees_the_download(int width, int height)
    {
        var size = new Size(width, height);
        var editor = await site.Hire(Role.Editor, "钱书怡", "330000");
        await site.Import($"• 【德清招商】关于加快先进装备产业发展的若干措施（{width}）\n\n    一、总体要求。坚持项目为王，以链主企业带动上下游集聚，三年内引进总投资亿元以上先进装备项目二十个。\n\n    2025-07-09\n\n", editor);
        var title = $"德清先进装备政策汇编{Guid.NewGuid():N}"[..20];
        var address = "";
        await site.Walk(editor, size, async screen =>
        {
            await screen.Open("/compendia", "政策汇编");
            await screen.Open("/compendia/new", "新汇编");
            await screen.Page.GetByLabel("名称").FillAsync(title);
            await screen.Page.GetByLabel("名称").PressAsync("Tab");
            await screen.Reads("收录");
            await screen.Look("compendium-scope");
            await screen.Press("生成");
            await Expect(screen.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { NameRegex = new("^PDF") })).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await screen.Press("发布到网站");
            await screen.Reads("网站上可以领取");
            await screen.Look("compendium-published");
            address = new Uri(screen.Page.Url).AbsolutePath;
        });

        await Fetch(size, "/site" + address.Replace("/compendia", "/compendium", StringComparison.Ordinal), title);

        await site.Walk(editor, size, async screen =>
        {
            await screen.Open(address, title);
            await screen.Reads("领取 1 · 下载 1 · 线索 0 · 签约 0");
            await screen.Look("compendium-fetched");
        });
    }

    private async Task Fetch(Size size, string path, string title)
    {
        var mail = $"{Guid.NewGuid():N}@visitor.test";
        await using var context = await site.SitDown(size, site.Address);
        var page = await context.NewPageAsync();
        var screen = new Screen(page, new Colleague("", "访客", Role.Officer, ""), size);
        await screen.Open("/site/compendium", "招商政策汇编");
        await screen.Look("visitor-compendia");
        await screen.Open(path, title);
        await screen.Look("visitor-compendium");
        await page.GetByLabel("企业名称").FillAsync("湖州云启传动有限公司");
        await page.GetByLabel("邮箱").FillAsync(mail);
        await page.GetByLabel("我已阅读上面的告知").CheckAsync();
        await Expect(page.GetByLabel("小问题")).ToBeHiddenAsync();
        await screen.Press("把链接发给我");
        await screen.Reads("下载链接发往您填写的邮箱");
        var letter = await site.MailTo(mail);
        await screen.Open(Link().Match(letter.TextBody!).Value, title);
        await screen.Look("visitor-compendium-link");
        var downloading = page.WaitForDownloadAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("下载 PDF") }).ClickAsync();
        var file = await downloading;
        file.SuggestedFilename.ShouldBe(title + ".pdf");
        (await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        screen.Faults.ShouldBeEmpty();
    }

    [GeneratedRegex("/site/compendium/link/[0-9a-f]{48}")]
    private static partial Regex Link();
}
