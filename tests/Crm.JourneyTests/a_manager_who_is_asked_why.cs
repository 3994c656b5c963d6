using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Crm.Privacy;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Why the rate is what it is, what it was on a past day, and who entered something so late: from the tile to the permit, by clicking.</summary>
public class a_manager_who_is_asked_why(CrmSite site)
{
    private static readonly DateOnly Signed = CrmSite.Today.AddDays(-200);
    private static readonly DateOnly Started = CrmSite.Today.AddDays(-120);
    private static readonly DateOnly Asked = CrmSite.Today.AddDays(-60);

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task comes_from_a_rate_to_the_permit_and_to_whoever_entered_it_late(int width, int height)
    {
        var unit = await site.Found("洛舍智造园");
        var officer = await site.Hire(Role.Officer, "许若楠", unit);
        var bearings = await Sign(officer, "嘉兴恒力轴承有限公司", "精密轴承车间");
        await Sign(officer, "衢州正和化纤有限公司", "差别化纤维");
        await site.Advance(officer, bearings, Stage.UnderConstruction, Started,
            new Evidence(EvidenceKind.Registration, "91330500MA2B4T8C1H"), new Evidence(EvidenceKind.LandSupply, "德土让-41"), new Evidence(EvidenceKind.ConstructionPermit, "建-330521-88"));
        var manager = await site.Hire(Role.Manager, "方敬之", unit);
        await site.Walk(manager, new(width, height), async screen =>
        {
            var page = screen.Page;
            await screen.Open($"/pipeline?year={Signed.Year}", "指标看板");
            await Expect(Rate(screen)).ToContainTextAsync("50.0%");
            await screen.Look("figures");

            await Rate(screen).GetByRole(AriaRole.Link, new() { Name = "1", Exact = true }).ClickAsync();
            await screen.Sees("数字后面的项目");
            var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "嘉兴恒力轴承有限公司" });
            await Expect(row).ToContainTextAsync("许若楠");
            await Expect(row).ToContainTextAsync("晚120天");
            await Expect(page.GetByRole(AriaRole.Table)).Not.ToContainTextAsync("衢州正和化纤有限公司");
            await screen.Look("figure-list");

            await screen.Open($"/pipeline?year={Signed.Year}", "指标看板");
            await page.GetByLabel("时点", new() { Exact = true }).Last.FillAsync($"{Asked:yyyy-MM-dd}");
            await page.GetByLabel("时点", new() { Exact = true }).Last.BlurAsync();
            await screen.Reads("结束时的实际情况，按今天所知");
            await Expect(Rate(screen)).ToContainTextAsync("50.0%");
            await screen.Press("当时所知");
            await screen.Reads("结束时系统里记着的情况");
            await Expect(Rate(screen)).ToContainTextAsync("—");
            await screen.Look("figures-as-known-then");

            await page.GetByRole(AriaRole.Link, new() { Name = "两种看法差在哪里" }).ClickAsync();
            await screen.Sees("变了什么");
            await screen.Look("changes");
            await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "到达“签约” · 走到“开工”" }).GetByRole(AriaRole.Link, new() { Name = "+1", Exact = true }).ClickAsync();
            await screen.Sees("变化后面的项目");
            await Expect(row).ToContainTextAsync("到“开工”");
            await Expect(row).ToContainTextAsync("许若楠");
            await screen.Look("changed-leads");

            await row.GetByRole(AriaRole.Link, new() { Name = "嘉兴恒力轴承有限公司" }).ClickAsync();
            await screen.Sees("嘉兴恒力轴承有限公司");
            if (screen.Size.IsPhone) await page.GetByRole(AriaRole.Tab, new() { Name = "园区与资料" }).ClickAsync();
            await screen.Reads("建-330521-88");
        });
    }

    private static ILocator Rate(Screen screen) => screen.Page.Locator("article.tile").Filter(new() { Has = screen.Page.GetByRole(AriaRole.Heading, new() { Name = "开工率", Exact = true }) });

    private async Task<Guid> Sign(Colleague officer, string company, string project)
    {
        var lead = Guid.CreateVersion7();
        var needs = new Needs { Investment = 22_000, Site = SitePreference.Land, LandMu = 40 };
        await site.Send(new OpenLead(lead, company, project, Source.Expo, new Contact("韩女士", "13957201188"), needs, Signed.AddDays(-90), Owner: officer.Login), officer);
        await site.Send(new LogFollowUp(lead, Guid.CreateVersion7(), FollowUpKind.Meeting, "谈妥了供地和进度。", Signed.AddDays(-30)), officer);
        await site.Advance(officer, lead, Stage.Signed, Signed, new Evidence(EvidenceKind.Agreement, "协-2026-31", On: Signed, Amount: 25_000));
        return lead;
    }
}
