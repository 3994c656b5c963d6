using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>An officer offers a lead to a park, half of its figures kept; the park's manager takes it and sees on the timeline where it came from.</summary>
public class a_lead_between_two_units(CrmSite site)
{
    private const string Company = "德清云岫激光装备有限公司";

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task goes_from_one_to_the_other(int width, int height)
    {
        var size = new Size(width, height);
        var park = await site.Found($"云岫园区{width}");
        var (officer, manager) = (await site.Hire(Role.Officer, "陈亦然"), await site.Hire(Role.Manager, "朱远航", park));
        var lead = await site.GiveLead(officer, Company, "激光器产线", CrmSite.Today.AddDays(2));
        await site.Walk(officer, size, async screen =>
        {
            await screen.Open($"/leads/{lead}", Company);
            await screen.Choose("更多", "流转");
            var offer = await screen.Dialog("流转线索");
            await Screen.Button(offer, "流转").ClickAsync();
            await Expect(offer.Locator(".field-error").First).ToBeVisibleAsync();
            await offer.GetByLabel("流转给单位").SelectOptionAsync(park);
            await offer.GetByLabel("原因").FillAsync("选址在云岫园区");
            await offer.GetByLabel("分成").First.SelectOptionAsync("Split");
            await screen.Look("offer");
            await screen.Submit(offer, "流转");
            await screen.Reads("等对方接收");
            await screen.Look("lead-offered");
        });
        await site.Walk(manager, size, async screen =>
        {
            await screen.Open("/leads/offers", "流转");
            await screen.Reads("选址在云岫园区");
            await screen.Look("offers");
            await Screen.Button(screen.Page.Locator("main"), $"接收 {Company}").ClickAsync();
            var accept = await screen.Dialog("接收线索");
            await Expect(accept).ToContainTextAsync("接收即同意分成");
            await screen.Look("accept-offer");
            await screen.Submit(accept, "接收");
            await screen.Reads("线索已接收");
            await screen.Open($"/leads/{lead}", Company);
            await screen.Reads("接收了流转来的线索");
            await screen.Look("lead-taken");
            await screen.Open("/leads/reports", "首报首谈");
            await screen.Look("reports");
            await screen.Open("/pipeline/attributed", "按分成");
            await screen.Look("attributed");
        });
    }
}
