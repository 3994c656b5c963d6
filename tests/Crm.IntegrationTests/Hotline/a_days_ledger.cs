using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Logging;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Team;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Topic = Crm.Inquiries.Topic;

namespace Crm.IntegrationTests.Hotline;

/// <summary>The day's ledger as a file that Excel opens and prints.</summary>
public class a_days_ledger(CrmApp app)
{
    private static readonly DateOnly Day = new(2026, 3, 17);

    [Fact]
    public async Task is_a_real_workbook_with_title_unit_line_and_print_set_up()
    {
        var agent = await TestPeople.AddOne(app.Host.Services, Role.HotlineAgent);
        (await app.Send(new LogCall(Guid.CreateVersion7(), new CallSheet(Topic.Policy, new Contact("=cmd|' /C calc'!A0", "13905721234"), "甲\u0001公司", "330521", "要政策"), CallOutcome.Answered, Day), agent)).Sentence.ShouldBeNull();
        (await app.Send(new LogCall(Guid.CreateVersion7(), new CallSheet(Topic.Building, null, "乙公司", null, "租厂房 2,000 ㎡"), CallOutcome.Answered, Day), agent)).Sentence.ShouldBeNull();

        using var file = SpreadsheetDocument.Open(new MemoryStream(await Download(agent, $"?day={Day:yyyy-MM-dd}")), false);
        new OpenXmlValidator().Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var sheet = file.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var rows = sheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();
        rows[0][0].ShouldBe("德清县招商热线来电台账");
        rows[1][0].ShouldContain("单位：德清县");
        rows[1][0].ShouldContain("日期：2026年3月17日");
        rows[1][0].ShouldContain("共 2 通");
        rows[2].ShouldContain("主题");
        rows[3].ShouldContain("'=cmd|' /C calc'!A0", "a name that looks like a formula stays a text");
        rows[3].ShouldNotContain(cell => cell.Contains("13905721234"), "numbers are masked");
        rows[3].ShouldContain("招商引资政策");
        rows[4].ShouldContain("乙公司");
        rows[^1][0].ShouldContain("招商引资政策 1，工业用地招商 0，租购厂房仓库 1，其他相关咨询 0");

        sheet.Descendants<MergeCell>().Select(m => m.Reference!.Value).ShouldContain("A1:L1");
        var print = sheet.Descendants<PageSetup>().Single();
        (print.PaperSize!.Value, print.Orientation!.Value, print.FitToWidth!.Value, print.FitToHeight!.Value).ShouldBe((9u, OrientationValues.Landscape, 1u, 0u));
        file.WorkbookPart.Workbook!.Descendants<DefinedName>().Single().InnerText.ShouldEndWith("!$1:$3");
        sheet.Descendants<OddFooter>().Single().InnerText.ShouldContain("&P");
    }

    [Fact]
    public async Task of_a_day_without_calls_says_so_and_of_a_strangers_unit_is_refused()
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(await Download("hotlineagent@330523", "?day=2001-01-01")), false);
        file.WorkbookPart!.WorksheetParts.Single().Worksheet!.InnerText.ShouldContain("共 0 通");
        using var browser = await SignedIn("hotlineagent@330523");
        ((int)(await browser.Open("/hotline/calls/ledger.xlsx?unit=999999")).StatusCode).ShouldBe(422);
    }

    private async Task<byte[]> Download(string login, string query)
    {
        using var browser = await SignedIn(login);
        using var response = await browser.Open("/hotline/calls/ledger.xlsx" + query);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Browser> SignedIn(string login)
    {
        var browser = new Browser(app.Host);
        await browser.SignIn(login, await TestPeople.GivePassword(app.Host.Services, login));
        return browser;
    }
}
