using Crm.Exports;
using Crm.Exports.Noting;
using Crm.Exports.Showing;
using Crm.Foundation;
using Crm.IntegrationTests.Hotline;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Team;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Crm.IntegrationTests.Exports;

/// <summary>Whoever takes a list along as a file leaves a mark, which those who watch over them see.</summary>
public class taking_a_list_along(CrmApp app)
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly string company = "帛书" + Guid.NewGuid().ToString("N")[..10];

    [Fact]
    public async Task leaves_an_entry_each_with_its_rows_and_conditions()
    {
        var (officer, agent) = (await TestPeople.AddOne(app.Host.Services, Role.Officer), await TestPeople.AddOne(app.Host.Services, Role.HotlineAgent));
        foreach (var project in new[] { "一期", "二期" })
            await Do(new OpenLead(Guid.CreateVersion7(), company, project, Source.Expo, null, new Needs(), Day, Owner: officer), officer);
        await Do(Calls.Answered(), agent);

        (await Rows(officer, $"/leads/export.xlsx?stage=Lead&q={Uri.EscapeDataString(company)}", ExcelType.XLSX)).ShouldBe(2);
        (await Rows(agent, $"/hotline/calls/export.csv?agent={agent}", ExcelType.CSV)).ShouldBe(1);

        var (leads, calls) = ((await Seen("auditor@330521", officer)).ShouldHaveSingleItem(), (await Seen("auditor@330521", agent)).ShouldHaveSingleItem());
        (leads.List, leads.Format, leads.Rows, leads.Address).ShouldBe(("线索", "xlsx", 2, "/leads/export.xlsx?stage=Lead"));
        (calls.List, calls.Format, calls.Rows, calls.Address).ShouldBe(("来电台账", "csv", 1, $"/hotline/calls/export.csv?agent={agent}"));
        (leads.Name, leads.Unit).ShouldBe(("某某", "德清县"));
        calls.Number.ShouldBeGreaterThan(leads.Number);

        await using var session = app.Store.QuerySession();
        var facts = (await session.Events.FetchStreamAsync(ExportDay.IdOf(China.Today(TimeProvider.System)))).Select(e => (ListExported)e.Data).ToList();
        facts.ShouldAllBe(fact => !Uri.UnescapeDataString(fact.Address).Contains(company));
    }

    [Fact]
    public async Task leaves_one_for_the_days_ledger_too()
    {
        var agent = await TestPeople.AddOne(app.Host.Services, Role.HotlineAgent);
        await Open(agent, "/hotline/calls/ledger.xlsx?day=2026-01-05");
        var entry = (await Seen("auditor@330521", agent)).ShouldHaveSingleItem();
        (entry.List, entry.Format, entry.Address).ShouldBe(("来电台账", "xlsx", "/hotline/calls/ledger.xlsx?day=2026-01-05"));
    }

    [Fact]
    public async Task leaves_one_for_the_meetings_pack_as_a_document()
    {
        var manager = await TestPeople.AddOne(app.Host.Services, Role.Manager);
        await Open(manager, "/pipeline/meeting.docx?on=2026-06-30");
        var entry = (await Seen("auditor@330521", manager)).ShouldHaveSingleItem();
        (entry.Format, entry.Address).ShouldBe(("docx", "/pipeline/meeting.docx?on=2026-06-30"));
        entry.List.ShouldContain("招商例会材料");
        entry.Rows.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task is_seen_by_auditors_of_the_unit_and_above_and_by_administrators()
    {
        var officer = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        await Open(officer, "/leads/export.xlsx");
        foreach (var login in new[] { "auditor@330521", "auditor@330500", "administrator@330523" }) (await Seen(login, officer)).ShouldHaveSingleItem(login);
        (await Seen("auditor@330523", officer)).ShouldBeEmpty();
        foreach (var login in new[] { officer, "manager@330521", "editor@330521", "hotlineagent@330521" }) (await app.Ask(new ShowExports(), login)).Refusal.ShouldBe(Refusal.Forbidden, login);
    }

    [Fact]
    public async Task is_a_list_itself_that_leaves_an_entry()
    {
        var auditor = await TestPeople.AddOne(app.Host.Services, Role.Auditor);
        var address = "/exports/export.xlsx?on=2026-01-05";
        (await Rows(auditor, address, ExcelType.XLSX)).ShouldBe(0);
        (await Seen("auditor@330521", auditor)).ShouldHaveSingleItem().Address.ShouldBe(address);
        (await app.Ask(new ShowExports(new DateOnly(2026, 1, 5)), auditor)).Answer!.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task by_many_at_once_leaves_one_each()
    {
        var officer = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var sent = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => app.Send(new NoteExport("线索", "xlsx", n, "/leads/export.xlsx"), officer)));
        sent.ShouldAllBe(outcome => outcome.Ok);
        (await Seen("auditor@330521", officer)).Select(row => row.Rows).ShouldBe(Enumerable.Range(0, 12), ignoreOrder: true);
    }

    [Fact]
    public async Task does_not_happen_where_the_mark_is_refused()
    {
        await using var scope = app.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerHere>().Request = new Caller("officer@330521", "page");
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Path = "/leads/export.xlsx" }, Response = { Body = new MemoryStream() } };
        await new ListFile(Results.Text(company), "", "xlsx", 1).ExecuteAsync(http);
        http.Response.StatusCode.ShouldBe(StatusCodes.Status400BadRequest);
        http.Response.Body.Position = 0;
        (await new StreamReader(http.Response.Body).ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain(company);
    }

    private async Task<List<ExportRow>> Seen(string by, string of) => [.. (await app.Ask(new ShowExports(), by)).Answer!.Rows.Where(row => row.Login == of)];

    private async Task<int> Rows(string login, string address, ExcelType type)
    {
        using var file = new MemoryStream(await Open(login, address));
        return MiniExcel.Query(file, useHeaderRow: true, excelType: type).Count();
    }

    private async Task<byte[]> Open(string login, string address)
    {
        using var browser = new Browser(app.Host);
        await browser.SignIn(login, await TestPeople.GivePassword(app.Host.Services, login));
        var response = await browser.Open(address);
        ((int)response.StatusCode).ShouldBe(200, address);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private async Task Do(ICommand command, string login) => (await app.Send(command, login)).Sentence.ShouldBeNull(command.GetType().Name);
}
