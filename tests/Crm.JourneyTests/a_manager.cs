using System.Text.RegularExpressions;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Step 6: the pipeline as a list, a board and a funnel, every figure opening the list behind it.</summary>
public class a_manager(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task sees_the_pipeline_and_moves_a_card(int width, int height)
    {
        var unit = await site.Found("莫干山智造园");
        var officer = await site.Hire(Role.Officer, "陈亦然", unit);
        await site.GiveLead(officer, "台州宏达阀门有限公司", "核级阀门车间", CrmSite.Today.AddDays(2));
        var sensors = await site.GiveLead(officer, "温州瑞科传感技术有限公司", "压力传感器", CrmSite.Today.AddDays(-3));
        var manager = await site.Hire(Role.Manager, "沈国华", unit);
        await site.Walk(manager, new(width, height), async screen =>
        {
            await screen.Sees("我的工作台");
            await screen.Reads("温州瑞科传感技术有限公司");
            await screen.Look("workbench");

            await screen.Open("/board", "看板");
            var first = Column(screen, "线索");
            await Expect(first).ToContainTextAsync("台州宏达阀门有限公司");
            await Expect(first.Locator(".column-count")).ToHaveTextAsync("2");
            await screen.Look("board");
            await Ask(screen, "台州宏达阀门有限公司", "签约");
            var signing = await screen.Dialog("推进阶段");
            await Expect(signing.GetByLabel("协议编号")).ToBeVisibleAsync();
            await Screen.Button(signing, "取消").ClickAsync();
            await Expect(signing).ToBeHiddenAsync();
            await Ask(screen, "台州宏达阀门有限公司", "洽谈");
            await screen.Submit(await screen.Dialog("推进阶段"), "推进到洽谈");
            await Expect(Column(screen, "洽谈")).ToContainTextAsync("台州宏达阀门有限公司");
            await Expect(first.Locator(".column-count")).ToHaveTextAsync("1");

            await screen.Open("/funnel", "漏斗");
            var talks = screen.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "洽谈" });
            await screen.Look("funnel");
            await talks.GetByRole(AriaRole.Link, new() { Name = "1", Exact = true }).First.ClickAsync();
            await screen.Sees("线索");
            await Expect(screen.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("台州宏达阀门有限公司");
            await Expect(screen.Page.GetByRole(AriaRole.Table)).Not.ToContainTextAsync("温州瑞科传感技术有限公司");
            await screen.Look("leads");

            // The same person called for both: offered without looking for it, and taken back.
            await screen.Open($"/leads/{sensors}", "温州瑞科传感技术有限公司");
            await screen.Choose("更多", "合并线索…");
            var merging = await screen.Dialog("合并线索");
            await Screen.Button(merging, "比较").ClickAsync();
            await Expect(merging.GetByText("保留哪一条")).ToBeVisibleAsync();
            await screen.Look("merging");
            await merging.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^并入") }).ClickAsync();
            await screen.Sees("台州宏达阀门有限公司");
            await screen.Reads("已并入这条线索。");
            await screen.Look("merged");
            await screen.Press("撤销");
            await screen.Reads("已撤销");
            await screen.Open($"/leads/{sensors}", "温州瑞科传感技术有限公司");
        });
    }

    private static ILocator Column(Screen screen, string stage) => screen.Page.GetByRole(AriaRole.Region, new() { Name = stage, Exact = true });

    private static Task Ask(Screen screen, string company, string stage) =>
        screen.Page.GetByLabel($"把{company}移动到…").SelectOptionAsync(new SelectOptionValue { Label = stage });
}
