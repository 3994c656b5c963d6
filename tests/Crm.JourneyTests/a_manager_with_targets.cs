using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Targets: several set at once, one split down while the sum is told, one changed with a reason and one withdrawn; the past is only looked at.</summary>
public class a_manager_with_targets(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task sets_them_splits_them_down_and_says_why_they_change(int width, int height)
    {
        // A year for each size: both set the targets of one unit.
        var size = new Size(width, height);
        var year = CrmSite.Today.Year - (size.IsPhone ? 1 : 0);
        var manager = await site.Hire(Role.Manager, "沈国华");
        await site.Walk(manager, size, async screen =>
        {
            await screen.Open($"/pipeline?year={year}", "指标看板");
            await screen.Page.GetByRole(AriaRole.Link, new() { Name = "目标完成", Exact = true }).ClickAsync();
            await screen.Sees("目标完成");
            await screen.Reads("这一年还没有定目标。");
            await screen.Look("targets-none");

            await screen.Press("定目标");
            var setting = await screen.Dialog("定目标");
            await setting.GetByLabel("新签约项目数（个）").FillAsync("580");
            await setting.GetByLabel("新签约额（万元）").FillAsync("120亿");
            await setting.GetByLabel("落地率（%）", new() { Exact = true }).FillAsync("170");
            await setting.GetByLabel("原因或依据").FillAsync("年度任务书");
            await screen.Reads("= 120 亿元");
            await screen.Reads("率的目标是 0 到 100 之间的百分数。");
            await screen.Look("targets-setting");
            await setting.GetByLabel("落地率（%）", new() { Exact = true }).FillAsync("70");
            await screen.Submit(setting, "保存");
            await Expect(Row(screen, "新签约项目数")).ToContainTextAsync("580 个");
            await Expect(Row(screen, "落地率")).ToContainTextAsync("70%");

            await screen.Press("分解到下级");
            var splitting = await screen.Dialog("分解到下级：新签约项目数");
            await splitting.GetByLabel("湖州莫干山高新技术产业开发区").FillAsync("540");
            await screen.Reads("合计 540 个，本单位目标 580 个，还有 40 个没有分解。");
            await screen.Look("targets-splitting");
            await screen.Submit(splitting, "保存");
            await Expect(Row(screen, "湖州莫干山高新技术产业开发区")).ToContainTextAsync("540 个");

            await screen.Press("定目标");
            var changing = await screen.Dialog("定目标");
            await changing.GetByLabel("新签约项目数（个）").FillAsync("600");
            await Screen.Button(changing, "保存").ClickAsync();
            await screen.Reads("改已定的目标要写明原因。");
            await changing.GetByLabel("原因或依据").FillAsync("年中上调");
            await screen.Submit(changing, "保存");
            await screen.Reads("新签约项目数由 580 个改为 600 个");
            await screen.Press("撤回落地率");
            var withdrawing = await screen.Dialog("撤回目标");
            await withdrawing.GetByLabel("原因").FillAsync("口径调整");
            await screen.Submit(withdrawing, "撤回");
            await screen.Reads("撤回落地率 70%");
            await screen.Look("targets");

            await screen.Open($"/pipeline/targets?year={year}&on={CrmSite.Today.AddDays(-1):yyyy-MM-dd}", "目标完成");
            await screen.Reads("这一年到这一天还没有定目标。");
            await Expect(Screen.Button(screen.Page.Locator("main"), "定目标")).ToHaveCountAsync(0);
            await screen.Open($"/pipeline?year={year}", "指标看板");
            await screen.Reads("目标 600 个");
            await screen.Look("figures-with-targets");
        });
    }

    private static ILocator Row(Screen screen, string name) => screen.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name }).First;
}
