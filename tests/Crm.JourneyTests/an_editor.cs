using System.Text;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Steps 4 and 7: an editor fills the policy library from a page of the portal, and anybody finds any word of it again.</summary>
public class an_editor(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task imports_a_page_and_finds_its_words(int width, int height)
    {
        var editor = await site.Hire(Role.Editor, "钱书怡", "330000");
        var page = Page(width > 1000 ? "先进装备" : "生命健康");
        await site.Walk(editor, new(width, height), async screen =>
        {
            await screen.Open("/policies/import", "导入文件");
            await screen.Look("import-empty");
            await Upload(screen, page, "新增 2，新版本 0，补上日期 0，未变 0，未导入 1");
            await screen.Look("import-preview");
            await screen.Page.GetByRole(AriaRole.Button, new() { Name = "导入 2 篇" }).ClickAsync();
            var results = screen.Page.GetByRole(AriaRole.Region, new() { Name = "导入结果" }).GetByRole(AriaRole.Row);
            await Expect(results.Filter(new() { HasText = "若干意见" })).ToContainTextAsync("新增");
            await Expect(results.Filter(new() { HasText = "申报通知" })).ToContainTextAsync("新增");
            await Expect(results.Filter(new() { HasText = "只有标题" })).ToContainTextAsync("未导入");
            await screen.Look("import-done");
            await Upload(screen, page, "新增 0，新版本 0，补上日期 0，未变 2，未导入 1");
            var preview = screen.Page.GetByRole(AriaRole.Region, new() { Name = "预览" });
            await Expect(preview.GetByRole(AriaRole.Row).Filter(new() { HasText = "若干意见" })).ToContainTextAsync("未变");
            await Expect(preview.GetByRole(AriaRole.Button, new() { Name = "导入 0 篇" })).ToBeDisabledAsync();
            await preview.GetByRole(AriaRole.Button, new() { Name = "不导入了" }).ClickAsync();
            await Expect(screen.Page.GetByLabel("文件（.txt")).ToBeAttachedAsync();

            await screen.Open("/policies", "政策库");
            await screen.Page.GetByPlaceholder("在标题和正文里找，一个字起").FillAsync("磁悬浮压缩机");
            var hit = screen.Page.Locator(".hit").Filter(new() { HasText = width > 1000 ? "先进装备" : "生命健康" });
            await Expect(hit.Locator(".hit-text mark").First).ToHaveTextAsync("磁悬浮压缩机");
            await screen.Look("library");
            await hit.GetByRole(AriaRole.Link).First.ClickAsync();
            await Expect(screen.Page.Locator(".reader .block-hit mark").First).ToHaveTextAsync("磁悬浮压缩机");
            await screen.Look("library-reading");
        });
    }

    private static async Task Upload(Screen screen, string page, string summary)
    {
        await screen.Page.GetByLabel("文件（.txt").SetInputFilesAsync(new FilePayload { Name = "列表.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(page) });
        await screen.Reads(summary);
    }

    // The portal's list: furniture around articles of tag and title, body, date; the third has no body.
    private static string Page(string industry) => $"""
        首页
          • 招商引资政策

        • 【德清招商】关于加快{industry}产业发展的若干意见

            一、总体要求。坚持项目为王，以链主企业带动上下游集聚，三年内引进总投资亿元以上{industry}项目二十个。
            二、支持首台套。对首次投产磁悬浮压缩机等重大装备的企业，按销售额的百分之十给予奖励，单个企业每年不超过三百万元。

            2025-07-09

        • 【湖州招商】{industry}企业用能补助申报通知

            各区县经信部门：现组织申报本年度用能补助，符合条件的企业请于十月底前提交能耗台账和设备清单，逾期不再受理，由市级统一评审后公示。

            2025-07-08

        • 【湖州招商】{industry}只有标题的一条

            2025-07-08

        关于我们
          • 联系我们
          • 企业入驻
        """;
}
