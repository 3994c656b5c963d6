using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>A lead that two people have open: whoever is second is told what changed and loses nothing, and a manager ends it, takes it up again and hands it over.</summary>
public class two_people_on_one_lead(CrmSite site)
{
    private const string Company = "嘉善联创半导体材料有限公司";

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task change_it_at_the_same_time_and_neither_loses_anything(int width, int height)
    {
        var (officer, manager, lead) = await Begin("沈国华");
        await site.Walk(officer, new(width, height), async first =>
        {
            await first.Open($"/leads/{lead}", Company);
            var slow = await Revise(first);
            await slow.GetByLabel("意向投资").FillAsync("2.6亿");
            await site.Walk(manager, new(width, height), async second =>
            {
                await second.Open($"/leads/{lead}", Company);
                var quick = await Revise(second);
                await quick.GetByLabel("用地（亩）").FillAsync("88");
                await second.Submit(quick, "保存");
                await Expect(Needs(second)).ToContainTextAsync("88 亩");
            });
            await Screen.Button(slow, "保存").ClickAsync();
            await Expect(slow.Locator(".command-meanwhile")).ToContainTextAsync("沈国华");
            await Expect(slow.GetByLabel("意向投资")).ToHaveValueAsync("2.6亿");
            await first.Look("meanwhile");
            await first.Submit(slow, "按最新情况提交");
            await Expect(Needs(first)).ToContainTextAsync("88 亩");
            await Expect(Needs(first)).ToContainTextAsync("2.6 亿元");
        });
    }

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task see_it_ended_taken_up_again_and_handed_over(int width, int height)
    {
        var (officer, manager, lead) = await Begin("沈国华");
        var next = await site.Hire(Role.Officer, width > 1000 ? "傅一鸣" : "贺知远");
        await site.Walk(officer, new(width, height), async owner =>
        {
            await owner.Open($"/leads/{lead}", Company);
            await site.Walk(manager, new(width, height), async screen =>
            {
                await screen.Open($"/leads/{lead}", Company);
                await screen.Choose("更多", "终止线索");
                var end = await screen.Dialog("终止线索");
                await Screen.Button(end, "终止线索").ClickAsync();
                await Expect(end.Locator(".field-error").First).ToBeVisibleAsync();
                await end.GetByLabel("原因").SelectOptionAsync(new SelectOptionValue { Index = 1 });
                await end.GetByLabel("说明").FillAsync("对方暂缓扩产，明年再谈。");
                await screen.Look("terminate");
                await screen.Submit(end, "终止线索");
                await screen.Reads("对方暂缓扩产");
                await screen.Look("lead-terminated");

                await screen.Press("重启");
                var again = await screen.Dialog("重启线索");
                await again.GetByLabel("原因").FillAsync("对方来电，重新立项。");
                await screen.Look("reopen");
                await screen.Submit(again, "重启");
                await Expect(screen.Page.Locator("[aria-current=step]")).ToContainTextAsync("线索");

                await screen.Choose("更多", "改派");
                var hand = await screen.Dialog("改派线索");
                await screen.Pick(hand.GetByLabel("负责人"), next.Name, new($"{next.Name}（德清县）"));
                await hand.GetByLabel("原因").FillAsync("原负责人调离招商岗位");
                await screen.Look("reassign");
                await screen.Submit(hand, "改派");
                await screen.Reads("原负责人调离招商岗位");
            });
            await owner.Page.ReloadAsync();
            await Expect(owner.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync(Company);
            await owner.Look("lead-gone");
        });
        await site.Walk(next, new(width, height), async screen =>
        {
            await screen.Sees("我的工作台");
            await Expect(screen.Page.GetByRole(AriaRole.Region, new() { Name = "新到", Exact = true })).ToContainTextAsync(Company);
            await Expect(screen.Page.GetByRole(AriaRole.Button, new() { Name = "消息，1 条未读", Exact = true })).ToBeVisibleAsync();
        });
    }

    private async Task<(Colleague Officer, Colleague Manager, Guid Lead)> Begin(string manager)
    {
        var officer = await site.Hire(Role.Officer, "陈亦然");
        return (officer, await site.Hire(Role.Manager, manager), await site.GiveLead(officer, Company, "抛光垫生产线", CrmSite.Today.AddDays(2)));
    }

    private static async Task<ILocator> Revise(Screen screen)
    {
        if (screen.Size.IsPhone) await screen.Page.GetByRole(AriaRole.Tab, new() { Name = "需求与联系人" }).ClickAsync();
        await Needs(screen).GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
        return await screen.Dialog("修改需求");
    }

    private static ILocator Needs(Screen screen) => screen.Page.GetByRole(AriaRole.Region, new() { Name = "需求" });
}
