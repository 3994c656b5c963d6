using Crm.Hotline.Ringing;
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
        using var phone = await site.ConnectTelephone($"journey{width}");

        await site.Walk(await site.Hire(Role.HotlineAgent, "周敏"), new(width, height), async screen =>
        {
            var (form, duty) = await SitDown(screen, place);
            var pop = Pop(screen);
            await phone.Reports(1, PhoneReport.Ringing, number, place);
            await Expect(pop).ToContainTextAsync("德清恒川液压有限公司");
            await Expect(form.GetByLabel("号码")).ToHaveValueAsync($"{number[..3]} {number[3..7]} {number[7..]}");
            await Expect(form.GetByLabel("企业")).ToHaveValueAsync("德清恒川液压有限公司");
            await screen.Look("phone-rings");

            await phone.Reports(1, PhoneReport.Answered, number, place);
            await Expect(duty.GetByRole(AriaRole.Status)).ToHaveTextAsync("通话中");
            await screen.Page.Keyboard.PressAsync("Escape");
            await Expect(pop).ToBeHiddenAsync();
            await screen.Page.Keyboard.PressAsync("Alt+1");
            await form.GetByLabel("需求").FillAsync("问扩建项目能不能享受设备补助。");
            await screen.Page.Keyboard.PressAsync("Control+Enter");
            await screen.Reads("来电已登记");
            await phone.Reports(1, PhoneReport.HungUp, number, null);
            await Expect(duty.GetByRole(AriaRole.Status)).ToHaveTextAsync("话后整理");
            // Calls of the parks below, where other journeys ring, may stand there.
            await Expect(Queue(screen).GetByTitle("登记这通").Filter(new() { HasText = $"{number[..3]} {number[3..7]} {number[7..]}" })).ToHaveCountAsync(0);
            await Expect(screen.Page.GetByRole(AriaRole.Region, new() { Name = "我的今天" })).ToContainTextAsync("德清恒川液压有限公司");
            await screen.Look("phone-written-down");
        });
    }

    /// <summary>One caller on two lines: both agents see who it is, one takes it up, the other is told by whom, and it is written down once.</summary>
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task of_one_caller_is_taken_by_one_of_two_agents_and_the_other_is_told(int width, int height)
    {
        var (unit, number, company) = (await site.Found($"双线园区{width}"), $"1375725{width:0000}", $"德清双线{width}机械有限公司");
        await site.GiveLead(await site.Hire(Role.Officer, "陈亦然", unit), company, "齿轮箱车间", CrmSite.Today.AddDays(5), number);
        using var phone = await site.ConnectTelephone($"two{width}", unit);
        await site.Walk(await site.Hire(Role.HotlineAgent, "周敏", unit), new(width, height), async first =>
        {
            var (form, _) = await SitDown(first, $"71{width}");
            await site.Walk(await site.Hire(Role.HotlineAgent, "何静", unit), new(width, height), async second =>
            {
                var (other, _) = await SitDown(second, $"72{width}");
                await phone.Reports(1, PhoneReport.Ringing, number, null);
                var (mine, theirs) = (Queue(first).GetByTitle("接这通"), Queue(second).GetByTitle("接这通"));
                await Expect(theirs).ToBeEnabledAsync();
                await mine.ClickAsync();
                await Expect(Pop(first)).ToContainTextAsync(company);
                await Expect(form.GetByLabel("企业")).ToHaveValueAsync(company);
                await Expect(theirs).ToBeDisabledAsync();
                await Expect(theirs).ToContainTextAsync("周敏");

                await phone.Reports(2, PhoneReport.Ringing, number, $"72{width}");
                await Expect(Pop(second)).ToContainTextAsync(company);
                await Expect(Pop(second).GetByRole(AriaRole.Alert)).ToHaveTextAsync("周敏正在接这位来电人的电话。");
                await Expect(other.GetByLabel("企业")).ToHaveValueAsync(company);
                await second.Look("same-caller");

                await phone.Reports(1, PhoneReport.Answered, number, $"71{width}");
                await first.Page.Keyboard.PressAsync("Alt+2");
                await form.GetByLabel("需求").FillAsync("要 30 亩地。");
                await first.Page.Keyboard.PressAsync("Control+Enter");
                await first.Reads("来电已登记");
                await phone.Reports(2, PhoneReport.HungUp, number, null);
                await Expect(other.GetByLabel("企业")).ToHaveValueAsync("");
                await second.Open($"/hotline/calls?q={Uri.EscapeDataString(company)}", "来电台账");
                await Expect(second.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("1 条");
            });
        });
    }

    private static async Task<(ILocator Form, ILocator Duty)> SitDown(Screen screen, string place)
    {
        await screen.Open("/hotline", "热线");
        var form = screen.Page.GetByRole(AriaRole.Form, new() { Name = "来电登记" });
        // Only a page that hears its clicks puts the cursor there.
        await Expect(form.GetByLabel("号码")).ToBeFocusedAsync();
        var duty = screen.Page.GetByRole(AriaRole.Region, new() { Name = "我的状态" });
        await duty.GetByLabel("分机").FillAsync(place);
        await Screen.Button(duty, "示闲").ClickAsync();
        await Expect(duty.GetByRole(AriaRole.Status)).ToHaveTextAsync("示闲");
        return (form, duty);
    }

    private static ILocator Pop(Screen screen) => screen.Page.GetByRole(AriaRole.Region, new() { Name = "来话", Exact = true });

    private static ILocator Queue(Screen screen) => screen.Page.GetByRole(AriaRole.Region, new() { Name = "来话与未接" });
}
