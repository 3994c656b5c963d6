using System.IO.Compression;
using Crm.Hotline;
using Crm.Hotline.Logging;
using Crm.Hotline.Ringing;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>A manager looks how the hotline does today: each figure opens what it counts, and the day's ledger goes into a file.</summary>
public class a_supervisor(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task opens_a_figure_into_its_calls_and_takes_the_days_ledger_along(int width, int height)
    {
        var (unit, number, company) = (await site.Found($"值班园区{width}"), $"1375726{width:0000}", $"德清值班{width}轴承有限公司");
        var agent = await site.Hire(Role.HotlineAgent, "周敏", unit);
        using var phone = await site.ConnectTelephone($"wall{width}", unit);
        foreach (var (call, kind, place) in new[] { (1, PhoneReport.Ringing, "8801"), (1, PhoneReport.Answered, "8801"), (1, PhoneReport.HungUp, null), (2, PhoneReport.Ringing, null), (2, PhoneReport.HungUp, null) })
            await phone.Reports(call, kind, number, place);
        await site.Send(new LogCall(Guid.CreateVersion7(), new CallSheet(Topic.Building, new Contact("李女士", number), company, "330521", "租两千平米厂房"), CallOutcome.Answered, CrmSite.Today), agent);

        await site.Walk(await site.Hire(Role.Manager, "沈国华", unit), new(width, height), async screen =>
        {
            await screen.Open("/hotline/wall", "热线指标");
            var today = screen.Page.GetByRole(AriaRole.Region, new() { Name = "今天", Exact = true });
            await Expect(Figure(today, "来话")).ToHaveTextAsync("2");
            await Expect(Figure(today, "已登记")).ToHaveTextAsync("1");
            await screen.Look("wall");
            await Figure(today, "未接").ClickAsync();
            await screen.Sees("未接的来话");
            await Expect(screen.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"{number[..3]} {number[3..7]} {number[7..]}" })).ToHaveCountAsync(1);
            await screen.Page.GoBackAsync();
            await Figure(today, "已登记").ClickAsync();
            await screen.Sees("来电台账");
            await Screen.Button(screen.Page.GetByRole(AriaRole.Main), company).ClickAsync();
            await Expect((await screen.Dialog(company))).ToContainTextAsync("租两千平米厂房");
            await screen.Look("call-behind-a-figure");

            await screen.Open("/hotline/wall", "热线指标");
            var file = await screen.Page.RunAndWaitForDownloadAsync(() => screen.Page.GetByRole(AriaRole.Link, new() { Name = "下载台账" }).Locator("visible=true").ClickAsync());
            file.SuggestedFilename.ShouldBe($"来电台账-{CrmSite.Today:yyyyMMdd}.xlsx");
            (await Sheet(file)).ShouldContain(company);
        });
    }

    private static ILocator Figure(ILocator where, string name) =>
        where.Locator("dl > div").Filter(new() { Has = where.Page.GetByRole(AriaRole.Term).GetByText(name, new() { Exact = true }) }).GetByRole(AriaRole.Link);

    private static async Task<string> Sheet(IDownload file)
    {
        using var workbook = ZipFile.OpenRead(await file.PathAsync());
        using var sheet = new StreamReader(workbook.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open());
        return await sheet.ReadToEndAsync();
    }
}
