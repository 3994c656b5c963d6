using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Steps 2 and 5: an officer's day from the workbench, a lead from its first talk to the signature.</summary>
public class an_officer(CrmSite site)
{
    private static readonly DateOnly Today = CrmSite.Today;

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task sees_what_is_due_overdue_and_new(int width, int height)
    {
        var officer = await site.Hire(Role.Officer, "陈亦然");
        await site.GiveLead(officer, "德清云帆机电有限公司", "高效电机扩产", Today);
        await site.GiveLead(officer, "杭州启明光学仪器有限公司", "车载镜头生产线", Today.AddDays(-4));
        await site.GiveLead(officer, "上海远图新材料科技股份有限公司", "锂电隔膜浙江生产基地（一期）", null);
        await site.Walk(officer, new(width, height), async screen =>
        {
            await screen.Sees("我的工作台");
            await Expect(Column(screen, "今天到期")).ToContainTextAsync("德清云帆机电有限公司");
            await Expect(Column(screen, "逾期")).ToContainTextAsync("杭州启明光学仪器有限公司");
            await Expect(Column(screen, "新到")).ToContainTextAsync("上海远图新材料科技股份有限公司");
            await screen.Look("workbench");
            await Screen.Button(Column(screen, "今天到期"), "完成").ClickAsync();
            await Expect(Column(screen, "今天到期")).Not.ToContainTextAsync("德清云帆机电有限公司");
        });
    }

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task opens_a_lead_and_follows_it_up(int width, int height)
    {
        var officer = await site.Hire(Role.Officer, "陈亦然");
        await site.Walk(officer, new(width, height), async screen =>
        {
            await screen.Sees("我的工作台");
            await screen.Press("新建线索");
            var opening = await screen.Dialog("新建线索");
            await opening.GetByLabel("企业名称").FillAsync("宁波海卓轴承有限公司");
            await opening.GetByLabel("项目名称").FillAsync("精密轴承智能工厂");
            await opening.GetByLabel("联系人").FillAsync("李女士");
            await opening.GetByLabel("电话").FillAsync("138 0572 1234");
            await opening.GetByLabel("意向投资").FillAsync("3.2亿");
            await screen.Look("open-lead");
            await Screen.Button(opening, "建立").ClickAsync();
            await screen.Sees("宁波海卓轴承有限公司");
            await screen.Reads("3.2 亿元");
            await screen.Look("lead-new");

            if (screen.Size.IsPhone) await screen.Press("记跟进");
            var composer = screen.Size.IsPhone ? screen.Page.GetByRole(AriaRole.Dialog) : screen.Page.GetByRole(AriaRole.Form, new() { Name = "记跟进" });
            await composer.GetByLabel("谈了什么").FillAsync("客户问 80 亩工业用地和分期供地，已答复可以分两期。");
            await composer.GetByLabel("下一步", new() { Exact = true }).FillAsync("寄园区资料");
            await Screen.Button(composer, "明天").ClickAsync();
            await Screen.Button(composer, "记下").ClickAsync();
            await screen.Reads("已答复可以分两期");

            await Tab(screen, "需求与联系人");
            await screen.Page.GetByRole(AriaRole.Region, new() { Name = "需求" }).GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
            var needs = await screen.Dialog("修改需求");
            await needs.GetByLabel("用地（亩）").FillAsync("80");
            await screen.Look("revise-needs");
            await screen.Submit(needs, "保存");
            await Expect(screen.Page.GetByRole(AriaRole.Region, new() { Name = "需求" })).ToContainTextAsync("80 亩");
            await screen.Look("lead-facts");
        });
    }

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task moves_a_lead_through_its_stages_with_their_proofs(int width, int height)
    {
        var officer = await site.Hire(Role.Officer, "陈亦然");
        var lead = await site.GiveLead(officer, "绍兴绿源储能有限公司", "工商业储能柜", Today.AddDays(3));
        await site.Walk(officer, new(width, height), async screen =>
        {
            await screen.Open($"/leads/{lead}", "绍兴绿源储能有限公司");
            await Advance(screen, "洽谈");

            await screen.Choose("更多", "登记考察结果");
            var visit = await screen.Dialog("登记考察结果");
            await visit.GetByLabel("地点").FillAsync("德清地理信息小镇");
            await visit.GetByLabel("结果").FillAsync("总经理一行四人看了两处标准厂房，认可交通条件。");
            await screen.Look("hold-visit");
            await screen.Submit(visit, "登记");
            await Advance(screen, "考察");

            await screen.Press("推进阶段");
            var signing = await screen.Dialog("推进阶段");
            await signing.GetByLabel("推进到").SelectOptionAsync(new SelectOptionValue { Label = "5 签约" });
            await Screen.Button(signing, "推进到签约").ClickAsync();
            await Expect(signing.Locator(".field-error").First).ToBeVisibleAsync();
            await screen.Look("advance-refused");
            await signing.GetByLabel("协议编号").FillAsync("德招合〔2026〕18 号");
            await signing.GetByLabel("签订日期").FillAsync(Today.ToString("yyyy-MM-dd"));
            await signing.GetByLabel("协议投资额").FillAsync("1.5亿");
            await screen.Submit(signing, "推进到签约");
            await StandsIn(screen, "签约");
            await screen.Look("lead-signed");

            await screen.Choose("更多", "退回阶段");
            var back = await screen.Dialog("退回阶段");
            await back.GetByLabel("原因").FillAsync("协议补充条款还没盖章");
            await screen.Look("step-back");
            await back.GetByRole(AriaRole.Button).Last.ClickAsync();
            await StandsIn(screen, "考察");
        });
    }

    private static async Task Advance(Screen screen, string stage)
    {
        await screen.Press("推进阶段");
        var dialog = await screen.Dialog("推进阶段");
        await dialog.GetByLabel("推进到").SelectOptionAsync(new SelectOptionValue { Label = stage == "洽谈" ? "3 洽谈" : "4 考察" });
        await screen.Submit(dialog, $"推进到{stage}");
        await StandsIn(screen, stage);
    }

    private static Task StandsIn(Screen screen, string stage) => Expect(screen.Page.Locator("[aria-current=step]")).ToContainTextAsync(stage);

    private static ILocator Column(Screen screen, string name) => screen.Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    private static async Task Tab(Screen screen, string name)
    {
        if (screen.Size.IsPhone) await screen.Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();
    }
}
