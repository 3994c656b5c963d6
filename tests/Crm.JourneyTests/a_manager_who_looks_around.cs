using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Crm.Privacy;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>What is stuck, who has how much in hand, a view that is kept, the board and a lead as they stood.</summary>
public class a_manager_who_looks_around(CrmSite site)
{
    private static readonly DateOnly Signed = CrmSite.Today.AddDays(-300);
    private static readonly DateOnly Past = CrmSite.Today.AddDays(-310);

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task finds_what_is_stuck_and_keeps_the_view_and_sees_how_it_stood(int width, int height)
    {
        var unit = await site.Found("东林合金园");
        var officer = await site.Hire(Role.Officer, "童知秋", unit);
        var lead = Guid.CreateVersion7();
        await site.Send(new OpenLead(lead, "金华瑞祥铸造有限公司", "精密铸件", Source.Expo, new Contact("郭女士", "13957203377"), new Needs { Industry = "C33", Investment = 18_000, Site = SitePreference.Land, LandMu = 30 }, Signed.AddDays(-90), Owner: officer.Login), officer);
        await site.Send(new LogFollowUp(lead, Guid.CreateVersion7(), FollowUpKind.Meeting, "看过现场，等签约。", Signed.AddDays(-30)), officer);
        await site.Advance(officer, lead, Stage.Signed, Signed, new Evidence(EvidenceKind.Agreement, "协-2026-77", On: Signed, Amount: 20_000));
        var manager = await site.Hire(Role.Manager, "邹怀远", unit);
        await site.Walk(manager, new(width, height), async screen =>
        {
            var page = screen.Page;
            await screen.Open("/pipeline/ages", "停留与超时");
            await screen.Look("ages");
            await page.GetByRole(AriaRole.Link, new() { Name = "超时限 1 个" }).ClickAsync();
            await screen.Sees("数字后面的项目");
            await screen.Reads("金华瑞祥铸造有限公司");

            await page.GetByText("常用视图", new() { Exact = true }).ClickAsync();
            await page.GetByLabel("视图的名字").FillAsync("超时限没开工的");
            await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "超时限没开工的" })).ToBeVisibleAsync();
            await screen.Look("view-kept");
            await screen.Open("/pipeline/workload", "人员工作量");
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "童知秋" })).ToContainTextAsync("亿元");
            await screen.Look("workload");
            await screen.Open("/pipeline/pivot?down=Owner&across=Industry", "交叉统计");
            await screen.Reads("童知秋");
            await screen.Look("pivot");
            await page.GetByText("常用视图", new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "超时限没开工的" }).ClickAsync();
            await screen.Sees("数字后面的项目");
            await screen.Reads("金华瑞祥铸造有限公司");

            await screen.Open($"/pipeline/board?on={Past:yyyy-MM-dd}", "以前的看板");
            await screen.Look("board-then");
            await page.GetByRole(AriaRole.Link, new() { Name = "金华瑞祥铸造有限公司" }).ClickAsync();
            await screen.Sees("金华瑞祥铸造有限公司");
            await screen.Reads("结束时的实际情况，按今天所知");
            await screen.Reads("意向投资");
            await screen.Look("lead-then");
        });
    }
}
