using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>A promise is put down on a passage, wording that ties it to tax is flagged and reworded, it is listed by the day it is due, kept, and told on the timeline.</summary>
public class an_officer_who_promises(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task says_on_which_passage_and_until_when(int width, int height)
    {
        var (word, company) = width > 1000 ? ("磷化铟晶圆", "德清澄光半导体有限公司") : ("钽酸锂晶片", "德清澄岚晶体有限公司");
        await site.Import(Page(word), await site.Hire(Role.Editor, "钱书怡", "330000"));
        var officer = await site.Hire(Role.Officer, "陈亦然");
        var lead = await site.GiveLead(officer, company, "外延产线", CrmSite.Today.AddDays(2));
        await site.Walk(officer, new(width, height), async screen =>
        {
            await screen.Open($"/leads/{lead}", company);
            if (screen.Size.IsPhone) await screen.Page.GetByRole(AriaRole.Tab, new() { Name = "园区与资料" }).ClickAsync();
            var card = screen.Page.GetByRole(AriaRole.Region, new() { Name = "承诺", Exact = true });
            await card.GetByRole(AriaRole.Button, new() { Name = "登记承诺" }).ClickAsync();
            var dialog = await screen.Dialog("登记承诺");
            await dialog.GetByLabel("承诺内容").FillAsync("按缴纳税收地方留成的50%返还");
            await Expect(dialog.GetByText("返还已缴的税")).ToBeVisibleAsync();
            await screen.Look("promise-tied-to-tax");
            await dialog.GetByLabel("承诺内容").FillAsync($"按{word}设备投资额的百分之十五给予补助");
            await Expect(dialog.GetByText("返还已缴的税")).ToHaveCountAsync(0);
            await dialog.GetByRole(AriaRole.Combobox, new() { Name = "找依据的段落" }).FillAsync(word);
            await Expect(dialog.GetByRole(AriaRole.Option).First).ToContainTextAsync("百分之十五");
            await dialog.GetByRole(AriaRole.Combobox, new() { Name = "找依据的段落" }).PressAsync("ArrowDown");
            await dialog.GetByRole(AriaRole.Combobox, new() { Name = "找依据的段落" }).PressAsync("Enter");
            await Expect(dialog.GetByText("有效期未注明")).ToBeVisibleAsync();
            await dialog.GetByLabel("兑现期限").FillAsync(CrmSite.Today.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            await dialog.GetByLabel("金额（万元，可不填）").FillAsync("1200万");
            await screen.Look("promise-dialog");
            await screen.Submit(dialog, "登记");
            await Expect(card).ToContainTextAsync("还有 5 天");
            await Expect(card).ToContainTextAsync("1,200 万元");
            await screen.Look("lead-with-promise");

            await screen.Open("/promises", "承诺");
            var row = screen.Page.Locator("tbody tr").Filter(new() { HasText = company });
            await Expect(row).ToContainTextAsync(word);
            await screen.Look("promises");
            await row.GetByRole(AriaRole.Button, new() { Name = "登记兑现" }).ClickAsync();
            var keeping = await screen.Dialog("登记兑现");
            await keeping.GetByLabel("凭证").FillAsync("德财企〔2026〕12号");
            await screen.Submit(keeping, "登记");
            await Expect(row).ToHaveCountAsync(0);
            await screen.Open("/promises?view=all&by=policy", "承诺");
            await Expect(screen.Page.Locator("tbody tr").Filter(new() { HasText = word })).ToContainTextAsync("1,200 万元");
            await screen.Look("promises-by-policy");

            await screen.Open($"/leads/{lead}", company);
            await screen.Reads("德财企〔2026〕12号");
        });
    }

    private static string Page(string word) => $"""
        • 【德清招商】支持{word}产业发展的若干措施

            一、设备补贴。对新落户的{word}项目，按设备投资额的百分之十五给予补助，单个项目最高五千万元，分两年兑现。

            2026-03-18

        """;
}
