using Crm.Hotline.Ringing;
using Crm.Hotline.Simulating;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>A phone rings at the place where an agent sits: who it is comes onto the screen, and what is said is written down without touching the mouse.</summary>
public class a_ringing_phone(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task comes_onto_the_agents_screen_and_is_written_down(int width, int height)
    {
        var (number, place) = ($"1375724{width:0000}", $"8{width}");
        await site.GiveLead(await site.Hire(Role.Officer, "陈亦然"), "德清恒川液压有限公司", "液压阀块车间", CrmSite.Today.AddDays(5), number);
        var (key, secret) = await site.IssueCtiKey();
        using var line = new HttpClient { BaseAddress = site.Address };
        var player = new CtiPlayer(line, key, Convert.FromBase64String(secret), TimeProvider.System);
        async Task Reports(int id, PhoneReport kind, string? at) =>
            (await player.Play([new ScriptedReport(id, 1, kind, TimeSpan.Zero, TimeSpan.Zero, number, at)], $"journey{width}")).ShouldAllBe(played => played.Ok);

        await site.Walk(await site.Hire(Role.HotlineAgent, "周敏"), new(width, height), async screen =>
        {
            await screen.Open("/hotline", "热线");
            var (form, duty) = (screen.Page.GetByRole(AriaRole.Form, new() { Name = "来电登记" }), screen.Page.GetByRole(AriaRole.Region, new() { Name = "我的状态" }));
            var pop = screen.Page.GetByRole(AriaRole.Region, new() { Name = "来话", Exact = true });
            await duty.GetByLabel("分机").FillAsync(place);
            await Screen.Button(duty, "示闲").ClickAsync();
            await Expect(duty.GetByRole(AriaRole.Status)).ToHaveTextAsync("示闲");

            await Reports(1, PhoneReport.Ringing, place);
            await Expect(pop).ToContainTextAsync("德清恒川液压有限公司");
            await Expect(form.GetByLabel("号码")).ToHaveValueAsync($"{number[..3]} {number[3..7]} {number[7..]}");
            await Expect(form.GetByLabel("企业")).ToHaveValueAsync("德清恒川液压有限公司");
            await screen.Look("phone-rings");

            await Reports(2, PhoneReport.Answered, place);
            await Expect(duty.GetByRole(AriaRole.Status)).ToHaveTextAsync("通话中");
            await screen.Page.Keyboard.PressAsync("Escape");
            await Expect(pop).ToBeHiddenAsync();
            await screen.Page.Keyboard.PressAsync("Alt+1");
            await form.GetByLabel("需求").FillAsync("问扩建项目能不能享受设备补助。");
            await screen.Page.Keyboard.PressAsync("Control+Enter");
            await screen.Reads("来电已登记");
            await Reports(3, PhoneReport.HungUp, null);
            await Expect(duty.GetByRole(AriaRole.Status)).ToHaveTextAsync("话后整理");
            await Expect(screen.Page.GetByRole(AriaRole.Region, new() { Name = "来话与未接" })).Not.ToContainTextAsync("待登记");
            await Expect(screen.Page.GetByRole(AriaRole.Region, new() { Name = "我的今天" })).ToContainTextAsync("德清恒川液压有限公司");
            await screen.Look("phone-written-down");
        });
    }
}
