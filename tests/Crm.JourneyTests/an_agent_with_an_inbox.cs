using Crm.Team;
using Crm.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>A list from a fair is imported, and what came of it decided one after another, without a hand leaving the keyboard.</summary>
public class an_agent_with_an_inbox(CrmSite site)
{
    [Theory]
    [InlineData(1440, 900)]
    public async Task imports_a_list_and_decides_four_inquiries_by_keyboard(int width, int height)
    {
        var officer = await site.Hire(Role.Officer, "方知远");
        await site.GiveLead(officer, "德清禾川泵业有限公司", "泵体车间", CrmSite.Today.AddDays(5), "13657210987");
        var agent = await site.Hire(Role.HotlineAgent, "许言");
        await site.Walk(agent, new(width, height), async screen =>
        {
            await screen.Open("/inquiries/import", "导入台账");
            await screen.Look("import-ledger-empty");
            await screen.Page.GetByLabel("选择工作簿").SetInputFilesAsync(new FilePayload { Name = "机博会.xlsx", MimeType = "application/octet-stream", Buffer = Ledger() });
            await screen.Reads("将新增 4 行，已在 0 行，有问题 1 行");
            await screen.Reads("读不出是哪一天");
            await screen.Look("import-ledger");
            await screen.Press("导入 4 行");
            await Expect(screen.Page.Locator("h2[role=status]")).ToHaveTextAsync("新增 4 行，已在 0 行，有问题 1 行");

            await screen.Open("/inquiries?view=new&q=禾川", "咨询");
            await Expect(screen.Page.Locator("tbody tr")).ToHaveCountAsync(4);
            await screen.Page.Keyboard.PressAsync("j");
            await Expect(screen.Page.Locator("tr.current .who")).ToBeFocusedAsync();
            await screen.Page.Keyboard.PressAsync("Enter");
            var dialog = await screen.Dialog("研判");
            await Decide(screen, dialog, "禾川推销", 4, "咨询已关闭");
            await Decide(screen, dialog, "禾川咨询", 3, "答复已记下", "政策 1234 已发");
            await Decide(screen, dialog, "德清禾川泵业有限公司", 2, "已并入线索");
            await Decide(screen, dialog, "禾川新材", 1, "已转线索");
            await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "关闭窗口" })).ToBeFocusedAsync();
            await screen.Page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToBeHiddenAsync();

            await screen.Open("/inquiries?q=禾川", "咨询");
            foreach (var reason in new[] { "骚扰或广告", "只了解政策，没有项目", "同一项目再次咨询", "新企业，有投资意向" }) await screen.Reads($"理由：{reason}");
            await screen.Look("inbox-decided");
        });
    }

    // The first reason of each decision, by the space bar; then on to the next with Enter.
    private static async Task Decide(Screen screen, ILocator dialog, string company, int key, string done, string? answer = null)
    {
        var keyboard = screen.Page.Keyboard;
        await Expect(dialog.Locator(".command-about")).ToHaveTextAsync(company);
        await Expect(dialog.Locator(".choices")).ToBeVisibleAsync();
        await keyboard.PressAsync($"{key}");
        await Expect(dialog.Locator(".reasons input").First).ToBeFocusedAsync();
        await keyboard.PressAsync("Space");
        if (key == 2) await screen.Look("triage");
        if (answer is not null)
        {
            await keyboard.PressAsync("Tab");
            await keyboard.PressAsync("Tab");
            await keyboard.TypeAsync(answer);
        }
        await keyboard.PressAsync("Control+Enter");
        await Expect(dialog.Locator(".done")).ToContainTextAsync(done);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "下一条" })).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
    }

    private static byte[] Ledger() => LedgerBook.Write(
        [["2026 机博会客商名单"], ["日期", "来源渠道", "企业名称", "联系人", "联系电话", "需求内容"],
        [new LedgerBook.Day(CrmSite.Today), "展会", "禾川新材", "王先生", "13657210981", "要地 60 亩，年底开工"],
        [$"{CrmSite.Today:yyyy-M-d}", "展会", "德清禾川泵业有限公司", null, null, "想再租 2000 平厂房"],
        [$"{CrmSite.Today:yyyy年M月d日}", "网站", "禾川咨询", null, "13657210983", "有什么补助政策"],
        [$"{CrmSite.Today:yyyy/MM/dd}", "热线", "禾川推销", null, null, "推荐办公软件"],
        ["去年夏天", "展会", "禾川不明", null, null, "要地"]], "A1:F1");
}
