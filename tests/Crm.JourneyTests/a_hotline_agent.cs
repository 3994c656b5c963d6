using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Step 1: a call is logged while it lasts, becomes a lead, and the officer it is handed to is told at once.</summary>
public class a_hotline_agent(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task turns_a_call_into_a_lead_and_the_officer_is_told(int width, int height)
    {
        var phone = $"1365721{width:0000}";
        var colleague = await site.Hire(Role.Officer, "陈亦然");
        await site.GiveLead(colleague, "德清恒川液压有限公司", "液压阀块车间", CrmSite.Today.AddDays(5), phone);
        var officer = await site.Hire(Role.Officer, width > 1000 ? "陆文舟" : "俞知秋");
        var agent = await site.Hire(Role.HotlineAgent, "周敏");
        await site.Walk(officer, new(width, height), async desk =>
        {
            await desk.Sees("我的工作台");
            await Expect(Bell(desk, "消息")).ToBeVisibleAsync();
            await site.Walk(agent, new(width, height), screen => TakeCall(screen, phone, officer));
            await Expect(Bell(desk, "消息，1 条未读")).ToBeVisibleAsync();
            await desk.Look("bell-rung");
            await Bell(desk, "消息，1 条未读").ClickAsync();
            await Expect(desk.Page.Locator("#notices")).ToContainTextAsync("湖州恒川密封件有限公司");
            await desk.Look("notices");
            await desk.Page.Locator("#notices").GetByRole(AriaRole.Link).First.ClickAsync();
            await desk.Sees("湖州恒川密封件有限公司");
            if (desk.Size.IsPhone) await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "需求与联系人" }).ClickAsync();
            await desk.Reads("想在德清租 3000 平米厂房");
        });
    }

    private static async Task TakeCall(Screen screen, string phone, Colleague officer)
    {
        await screen.Open("/hotline", "热线");
        var form = screen.Page.GetByRole(AriaRole.Form, new() { Name = "来电登记" });
        var caller = screen.Page.GetByRole(AriaRole.Region, new() { Name = "是谁来电" });
        await form.GetByLabel("号码").FillAsync("13805");
        await screen.Press("保存");
        await Expect(form.Locator(".field-error")).ToHaveCountAsync(3);
        await screen.Look("call-refused");
        await form.GetByLabel("号码").FillAsync($"+86 {phone[..3]}-{phone[3..7]}-{phone[7..]}");
        await Expect(form.Locator(".field-hint").First).ToContainTextAsync($"{phone[..3]} {phone[3..7]} {phone[7..]}");
        await Expect(caller).ToContainTextAsync("王先生");
        await Expect(caller).ToContainTextAsync("德清恒川液压有限公司");
        await screen.Look("known-caller");

        await form.Locator("label").Filter(new() { HasText = "厂房仓库" }).ClickAsync();
        await form.GetByLabel("企业").FillAsync("湖州恒川密封件有限公司");
        await screen.Pick(form.GetByLabel("意向地区"), "德清", new("湖州.*德清"));
        await form.GetByLabel("需求").FillAsync("想在德清租 3000 平米厂房，年底前投产。");
        await screen.Press("转线索");
        var handing = await screen.Dialog("转线索");
        await handing.GetByText("不是，建新线索").ClickAsync();
        await screen.Pick(handing.GetByLabel("负责人"), officer.Name, new($"{officer.Name}（德清县）"));
        await handing.GetByLabel("项目名称").FillAsync("机械密封件生产线");
        await screen.Look("turn-into-lead");
        await screen.Submit(handing, "建线索并交办");
        await screen.Reads("已转线索，并通知了负责人");
        await Expect(form.GetByLabel("号码")).ToHaveValueAsync("");
        await Expect(screen.Page.GetByRole(AriaRole.Region, new() { Name = "我的今天" })).ToContainTextAsync("湖州恒川密封件有限公司");
        await screen.Look("hotline-after");
    }

    private static ILocator Bell(Screen screen, string name) => screen.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
