using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Rules of assessment: set once, last year counted by them beside its own.</summary>
public class a_manager_with_rules(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task sets_them_and_looks_at_last_year_by_them(int width, int height)
    {
        var size = new Size(width, height);
        var year = CrmSite.Today.Year;
        var manager = await site.Hire(Role.Manager, "沈国华");
        await site.Walk(manager, size, async screen =>
        {
            await screen.Open("/pipeline", "指标看板");
            await screen.Page.GetByRole(AriaRole.Link, new() { Name = "口径对照", Exact = true }).ClickAsync();
            await screen.Sees("口径对照");
            await screen.Look("rules-none");
            await screen.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "定口径", Exact = true }).First.ClickAsync();
            var setting = await screen.Dialog("定口径");
            await setting.GetByLabel("起算金额（万元）").FillAsync("5000万");
            await setting.GetByLabel("规模档次（万元）").FillAsync("1亿、10亿、5亿");
            await setting.GetByLabel("开工时限（月）").FillAsync("6");
            await setting.GetByLabel("资金未落实").CheckAsync();
            await Screen.Button(setting, "保存").ClickAsync();
            await screen.Reads("请写依据（文号）或原因。");
            await screen.Reads("规模档次是 1 到 6 个从小到大的金额，整数，单位万元。");
            await screen.Look("rules-setting");
            await setting.GetByLabel("规模档次（万元）").FillAsync("1亿、5亿、10亿");
            await setting.GetByLabel("依据（文号）或原因").FillAsync("湖考〔2026〕1 号");
            await screen.Submit(setting, "保存");
            await screen.Reads($"“{year} 年考核口径”");
            await screen.Look("rules");
            await screen.Press($"撤回“{year} 年考核口径”");
            var withdrawing = await screen.Dialog("撤回口径");
            await screen.Look("rules-withdrawing");
            await withdrawing.GetByLabel("原因").FillAsync("举例");
            await screen.Submit(withdrawing, "撤回");
            await screen.Reads("已不用");
        });
    }
}
