using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>An auditor reads everything and is offered nothing that changes it.</summary>
public class an_auditor(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task reads_a_lead_and_changes_nothing(int width, int height)
    {
        var unit = await site.Found("莫干山生命健康园");
        var officer = await site.Hire(Role.Officer, "陈亦然", unit);
        var lead = await site.GiveLead(officer, "嘉兴天合医疗器械有限公司", "微创器械总部", CrmSite.Today.AddDays(2));
        var auditor = await site.Hire(Role.Auditor, "顾明", unit);
        await site.Walk(auditor, new(width, height), async screen =>
        {
            await screen.Open($"/leads/{lead}", "嘉兴天合医疗器械有限公司");
            await screen.Reads("介绍了供地政策和厂房租金。");
            foreach (var change in new[] { "记跟进", "推进阶段", "更多" })
                await Expect(screen.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = change })).ToHaveCountAsync(0);
            await screen.Look("lead");
            await screen.Open("/admin/people", "人员");
            await Expect(screen.Page.GetByRole(AriaRole.Link, new() { Name = "新增人员" })).ToHaveCountAsync(0);
        });
    }
}
