using Crm.Hotline;
using Crm.Hotline.Logging;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>A call in confidence goes to an officer, who sends it back; whoever handed it over is told, and a manager sees who looked at the caller.</summary>
public class a_call_handed_over(CrmSite site)
{
    private const string Secret = "德清匿名光电有限公司";

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task comes_back_with_a_reason_and_shows_its_caller_only_to_who_says_why(int width, int height)
    {
        var (unit, size) = (await site.Found($"保密园区{width}"), new Size(width, height));
        var (agent, officer, manager) = (await site.Hire(Role.HotlineAgent, "周敏", unit), await site.Hire(Role.Officer, "陈亦然", unit), await site.Hire(Role.Manager, "沈国华", unit));
        var sheet = new CallSheet(Topic.IndustrialLand, new Contact("钱女士", $"1375727{width:0000}"), Secret, null, "想悄悄看地", Confidential: CallReaders.Usual);
        await site.Send(new LogCall(Guid.CreateVersion7(), sheet, CallOutcome.Transferred, CrmSite.Today, new HandOver(unit, officer.Login)), agent);

        await site.Walk(officer, size, async screen =>
        {
            await screen.Sees("我的工作台");
            var waiting = screen.Page.GetByRole(AriaRole.Region, new() { Name = "待我接收" });
            await Expect(waiting).ToContainTextAsync("周敏转来");
            await Screen.Button(waiting, "保密来电").ClickAsync();
            var call = await screen.Dialog("保密来电");
            await Expect(call).ToContainTextAsync("来电人只对招商负责人、周敏显示");
            await Expect(call).Not.ToContainTextAsync("悄悄");
            await screen.Look("call-waiting");
            await Screen.Button(call, "退回").ClickAsync();
            var decline = await screen.Dialog("退回");
            await decline.GetByLabel("退回原因").FillAsync("用地归自规局，请转他们。");
            await screen.Look("decline");
            await screen.Submit(decline, "退回");
            await screen.Reads("来电已退回");
            await Expect(waiting).ToBeHiddenAsync();
        });
        await site.Walk(agent, size, async screen =>
        {
            await screen.Open("/hotline", "热线");
            var waiting = screen.Page.GetByRole(AriaRole.Region, new() { Name = "待我接收" });
            await Expect(waiting).ToContainTextAsync("被退回：用地归自规局，请转他们。");
            await Screen.Button(waiting, "保密来电").ClickAsync();
            var call = await screen.Dialog("保密来电");
            await call.GetByLabel("为什么查看").FillAsync("回电说明");
            await Screen.Button(call, "查看来电人").ClickAsync();
            var seen = await screen.Dialog(Secret);
            await Expect(seen).ToContainTextAsync("想悄悄看地");
            await screen.Look("caller-seen");
            await Screen.Button(seen, "谁可以查看").ClickAsync();
            await screen.Dialog("设为保密");
            await screen.Look("who-may-look");
            await screen.Page.Keyboard.PressAsync("Escape");
            await Screen.Button(seen, "收回处理").ClickAsync();
            await screen.Reads("来电已接收");
        });
        await site.Walk(manager, size, async screen =>
        {
            await screen.Open("/hotline/calls?confidential=true", "来电台账");
            await Screen.Button(screen.Page.GetByRole(AriaRole.Main), "保密来电").ClickAsync();
            await Expect(await screen.Dialog("保密来电")).ToContainTextAsync("查看了来电人：回电说明");
        });
    }
}
