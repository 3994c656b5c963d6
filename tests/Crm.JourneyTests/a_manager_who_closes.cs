using Crm.Leads;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Crm.Pipeline.Closing.Adjusting;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>A month is closed, a late signing is asked for and approved, and both what was reported and what is known stand there.</summary>
public class a_manager_who_closes(CrmSite site)
{
    private static readonly DateOnly Day = new DateOnly(CrmSite.Today.Year, CrmSite.Today.Month, 1).AddDays(-10);

    [Fact]
    public async Task reports_a_month_and_lets_a_late_signing_in()
    {
        var unit = await site.Found("禹越物流园");
        var officer = await site.Hire(Role.Officer, "许若楠", unit);
        var manager = await site.Hire(Role.Manager, "方敬之", unit);
        var lead = Guid.CreateVersion7();
        await site.Send(new OpenLead(lead, "嘉善远大包装有限公司", "绿色包装", Source.Expo, null, new Needs { Investment = 12_000 }, Day, Owner: officer.Login), officer);
        await site.Send(new LogFollowUp(lead, Guid.CreateVersion7(), FollowUpKind.Meeting, "谈妥了", Day), officer);
        await site.Walk(manager, new(1440, 900), async screen =>
        {
            var month = $"{Day:yyyy-MM}";
            await screen.Open($"/pipeline?year={Day.Year}", "指标看板");
            await screen.Page.GetByRole(AriaRole.Link, new() { Name = "封账", Exact = true }).ClickAsync();
            await screen.Sees("封账");
            await screen.Reads("还没有封过账。");
            await screen.Press($"给 {month} 封账");
            var closing = await screen.Dialog("封账");
            await Expect(closing.GetByLabel("月份")).ToHaveValueAsync(month);
            await screen.Look("closing-a-month");
            await screen.Submit(closing, "封账");
            await screen.Reads($"{month}及以前已封账（禹越物流园）。");

            await site.Send(new AskAdjustment(Guid.CreateVersion7(), month, "协议月底才寄到", lead), officer);
            await screen.Reads("协议月底才寄到");
            await screen.Look("adjustment-waiting");
            await screen.Press($"批准 嘉善远大包装有限公司 {month}");
            await screen.Reads("没有等决定的调整");
            await site.Advance(officer, lead, Stage.Signed, Day.AddDays(2), new Evidence(EvidenceKind.Agreement, "协-9", On: Day.AddDays(2), Amount: 15_000));
            await Expect(screen.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = month }).First).ToContainTextAsync("更正后 1 个");
            await screen.Look("closed");

            await screen.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = month }).GetByRole(AriaRole.Link, new() { Name = "1 个", Exact = true }).ClickAsync();
            await screen.Sees($"{month} 上报以后的更正");
            await screen.Reads("经方敬之批准调整");
            await screen.Look("corrections");
            await screen.Open($"/pipeline/late?year={Day.Year}", "补登");
            await Expect(screen.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "嘉善远大包装有限公司" }).First).ToContainTextAsync("补登");
            await screen.Look("late-entries");
        });
    }
}
