using System.Globalization;
using System.Net;
using Crm.Foundation;
using Crm.IntegrationTests.Notifications;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.Dividing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Crm.Leads.Profile;
using Crm.Pipeline.Showing;
using Crm.Team;
using Crm.Team.Units;
using MiniExcelLibs;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>The files of the lists behind figures, in a park whose name and whose only project's names a spreadsheet would take for formulas.</summary>
public class exporting_the_lists(CrmApp app) : IAsyncLifetime
{
    private const string Company = "=HYPERLINK(\"http://evil.example\",\"云帆\")", Project = "+扩产, 二期";

    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly string unit = $"330521-X{Random.Shared.Next(10_000, 99_999)}";
    private string officer = "", manager = "";

    private Dictionary<string, string> Lists => new()
    {
        ["leads"] = $"?unit={unit}", ["changes"] = $"?unit={unit}&since=2026-05-31", ["attributed"] = $"?unit={unit}&year=2026", ["pivot"] = $"?unit={unit}&down=Unit&across=Stage", ["late"] = $"?unit={unit}&year=2026",
    };

    public async ValueTask InitializeAsync()
    {
        await TestPeople.Send(app.Host.Services, new FoundUnit(unit, "=甲园区", "330521", UnitKind.Park));
        (officer, manager) = (await TestPeople.AddOne(app.Host.Services, Role.Officer, unit), await TestPeople.AddOne(app.Host.Services, Role.Manager, unit));
        var lead = Guid.CreateVersion7();
        await Do(new OpenLead(lead, Company, Project, Source.Expo, null, new Needs(), Day, unit, officer), officer);
        var parts = new UnitPart[] { new(unit, 60), new("330523", 40) };
        await Do(new SetBenefitShares(lead, Guid.NewGuid(), new BenefitTerms(Day, 5, [new(ShareIndicator.SignedAmount, false, parts)]), "协商", Day, 2), "manager@330500");
        await Do(new LogFollowUp(lead, Guid.NewGuid(), FollowUpKind.Meeting, "谈妥了", Day), officer);
        var version = (await app.Ask(new LeadProfile(lead, false), officer)).Answer!.Version;
        await Do(new AdvanceStage(lead, Stage.Signed, Day, [new Evidence(EvidenceKind.Agreement, "协-7", On: Day, Amount: 12_000)], version), officer);
        await Until.Found(async () => (await app.Ask(new ShowPipeline(unit, Year: 2026), manager)).Answer!.Cohort.Signed.Count == 1 ? this : null, "the signing in the figures", 60);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task holds_the_same_rows_as_csv_and_as_a_workbook_and_no_formulas()
    {
        using var browser = await SignedIn(manager);
        foreach (var (list, query) in Lists)
        {
            var (csv, book) = (await Rows(browser, list, "csv", query), await Rows(browser, list, "xlsx", query));
            csv.ShouldNotBeEmpty(list);
            csv.ShouldBe(book, list);
            csv.SelectMany(row => row.Split('|')).Select(cell => cell[(cell.IndexOf(':') + 1)..]).ShouldAllBe(value => value == "" || !"=+-@".Contains(value[0]));
            if (list != "pivot") csv.ShouldAllBe(row => row.Contains($"企业:'{Company}") && row.Contains($"项目:'{Project}"));
        }
        (await Rows(browser, "pivot", "csv", Lists["pivot"])).ShouldHaveSingleItem().ShouldStartWith("单位:'=甲园区本级|");
        (await Rows(browser, "leads", "csv", Lists["leads"])).ShouldHaveSingleItem().ShouldContain("投资额（万元）:12000|单位:'=甲园区|");
        (await Rows(browser, "attributed", "csv", Lists["attributed"])).ShouldHaveSingleItem().ShouldContain("份额（%）:60|计入:7200|");
    }

    [Fact]
    public async Task is_named_and_told_to_be_what_it_is()
    {
        using var browser = await SignedIn(manager);
        foreach (var (list, query) in Lists)
        {
            var content = (await browser.Open($"/pipeline/{list}/export.csv{query}")).Content;
            content.Headers.ContentType!.MediaType.ShouldBe("text/csv", list);
            content.Headers.ContentDisposition!.FileNameStar.ShouldEndWith(".csv");
        }
    }

    [Fact]
    public async Task is_refused_to_whom_the_list_is_refused()
    {
        foreach (var login in new[] { officer, "manager@330523", "editor@330521" })
        {
            using var browser = await SignedIn(login);
            foreach (var (list, query) in Lists.Append(new("closing", $"?unit={unit}&month=2026-05")))
                foreach (var ending in new[] { "csv", "xlsx" }) (await browser.Open($"/pipeline/{list}/export.{ending}{query}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{login} {list}.{ending}");
        }
    }

    private static async Task<List<string>> Rows(Browser browser, string list, string ending, string query)
    {
        var response = await browser.Open($"/pipeline/{list}/export.{ending}{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK, list);
        using var file = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
        return [.. MiniExcel.Query(file, useHeaderRow: true, excelType: ending == "csv" ? ExcelType.CSV : ExcelType.XLSX).Cast<IDictionary<string, object?>>()
            .Select(row => string.Join('|', row.Select(cell => $"{cell.Key}:{Convert.ToString(cell.Value, CultureInfo.InvariantCulture)}")))];
    }

    private async Task<Browser> SignedIn(string login)
    {
        var browser = new Browser(app.Host);
        await browser.SignIn(login, await TestPeople.GivePassword(app.Host.Services, login));
        return browser;
    }

    private async Task Do(ICommand command, string login) => (await app.Send(command, login)).Sentence.ShouldBeNull(command.GetType().Name);
}
