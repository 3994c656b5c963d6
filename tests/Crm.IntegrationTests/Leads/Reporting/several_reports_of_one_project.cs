using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alba;
using Crm.Foundation;
using Crm.IntegrationTests.Commands;
using Crm.IntegrationTests.Notifications;
using Crm.Leads;
using Crm.Leads.Merging;
using Crm.Leads.Opening;
using Crm.Leads.Profile;
using Crm.Leads.Reporting;
using Crm.Leads.Timeline;
using Crm.Notifications;
using Crm.Privacy;
using Crm.Team;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Leads.Reporting;

public class several_reports_of_one_project(CrmApp app)
{
    private const string Deqing = "officer@330521";
    private const string Anji = "officer@330523";
    private const string Above = "manager@330500";

    private static readonly DateOnly Day = LeadExamples.Day;

    private readonly string company = TransferExamples.Company();

    [Fact]
    public async Task that_come_at_once_over_http_make_one_first_and_lose_none()
    {
        var tokens = new List<string>();
        for (var i = 0; i < 10; i++) tokens.Add(await TestPeople.GiveToken(app.Host.Services, await TestPeople.AddOne(app.Host.Services, Role.Officer, i % 2 == 0 ? "330521" : "330523")));
        var ids = Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7()).ToList();
        var answers = await Task.WhenAll(ids.Select((id, i) => Post(app.Host, tokens[i % tokens.Count], id)));
        answers.ShouldAllBe(answer => answer == HttpStatusCode.Created);
        await OneFirstAndTheRestContested(ids);
    }

    [Fact]
    public async Task that_come_at_once_through_two_processes_make_one_first_and_lose_none()
    {
        await using var beside = await app.StartBeside();
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();
        var outcomes = await Task.WhenAll(ids.Select((id, i) => Desk.Send(
            (i % 2 == 0 ? app.Host : beside).Services.GetRequiredService<IServiceScopeFactory>(), Report(id), new Caller(i % 4 < 2 ? Deqing : Anji, "api"))));
        outcomes.Select(outcome => outcome.Sentence).ShouldAllBe(sentence => sentence == null);
        await OneFirstAndTheRestContested(ids);
    }

    [Fact]
    public async Task open_one_lead_and_tell_whoever_made_the_first()
    {
        var (first, second) = (Report(), Report());
        await Do(first, Deqing);
        await Do(second, Anji);
        var sheet = await Sheet(first, Deqing);
        sheet.Reports.Select(report => (report.Id, report.Standing, report.Unit)).ShouldBe([(first.ReportId, ReportStanding.First, "330521"), (second.ReportId, ReportStanding.Contested, "330523")]);
        sheet.ProtectedUntil.ShouldBe(Day.AddMonths(6));
        (await app.Ask(new LeadProfile(sheet.Lead.ShouldNotBeNull(), false), Deqing)).Answer!.Facts.Owner.ShouldBe(Deqing);
        await Until.Found(() => Notice(Deqing, NewsKind.ReportContested), "the contest in the bell of whoever made the first report");
        await Until.Found(() => Notice(Above, NewsKind.ReportContested), "and in that of the manager above both");
        (await app.Ask(new LeadTimeline(sheet.Lead!.Value), Deqing)).Answer!.Select(entry => entry.Title).ShouldContain("登记争议上报：安吉县");
    }

    [Fact]
    public async Task show_each_side_its_own_evidence_and_the_manager_above_that_of_both()
    {
        var (first, second) = (Report() with { Evidence = "德清的纪要" }, Report() with { Evidence = "安吉的合影" });
        await Do(first, Deqing);
        await Do(second, Anji);
        await Do(new StateOnReport(TransferExamples.ClaimOf(first), second.ReportId, "另附邀请函", Day), Anji);
        (await app.Send(new StateOnReport(TransferExamples.ClaimOf(first), second.ReportId, "不该成功", Day), Deqing)).Refusal.ShouldBe(Refusal.Forbidden);
        (await Sheet(first, Deqing)).Reports.Select(report => report.Evidence).ShouldBe(["德清的纪要", null]);
        (await Sheet(first, Anji)).Reports.Select(report => report.Evidence).ShouldBe([null, "安吉的合影"]);
        (await Sheet(first, Anji)).Lead.ShouldBeNull();
        var both = await Sheet(first, Above);
        both.Reports.Select(report => report.Evidence).ShouldBe(["德清的纪要", "安吉的合影"]);
        both.Reports[1].Statements.ShouldHaveSingleItem().Text.ShouldBe("另附邀请函");
        (await app.Ask(new ShowReports(TransferExamples.ClaimOf(first)), "officer@330500")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new ShowReports(Guid.NewGuid()), Above)).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task are_ruled_on_by_a_manager_above_both_and_the_lead_goes_along()
    {
        var (first, second) = (Report(), Report());
        await Do(first, Deqing);
        await Do(second, Anji);
        var claim = TransferExamples.ClaimOf(first);
        foreach (var party in new[] { "manager@330521", "manager@330523" }) (await app.Send(new RuleOnReport(claim, second.ReportId, "试", Day), party)).Refusal.ShouldBe(Refusal.Forbidden, party);
        await Do(new RuleOnReport(claim, first.ReportId, "时间在先", Day), Above);
        (await Sheet(first, Above)).Rulings.ShouldHaveSingleItem().Confirmed.ShouldBeTrue();
        await Do(new RuleOnReport(claim, second.ReportId, "实际由安吉接洽", Day), Above);

        var sheet = await Sheet(first, Above);
        sheet.Reports.Select(report => report.Standing).ShouldBe([ReportStanding.Contested, ReportStanding.First]);
        sheet.Rulings.Select(ruling => ruling.Confirmed).ShouldBe([true, false]);
        var facts = (await app.Ask(new LeadProfile(sheet.Lead!.Value, false), Anji)).Answer.ShouldNotBeNull().Facts;
        (facts.Unit, facts.Owner).ShouldBe(("330523", Anji));
        (await app.Ask(new FindReports("first", company), Anji)).Answer!.Rows.ShouldHaveSingleItem().Id.ShouldBe(second.ReportId);
    }

    [Fact]
    public async Task are_contested_by_a_lead_of_another_unit_that_nobody_reported()
    {
        var lead = Guid.CreateVersion7();
        await Do(new OpenLead(lead, company, "电机扩产", Source.Hotline, new Contact("李女士", Hotline.Calls.NewNumber()), new Needs { Investment = 5_000 }, Day, Owner: Deqing), Deqing);
        var report = Report() with { Project = "电机扩产项目" };
        await Do(report, Anji);
        var sheet = await Sheet(report, Above);
        sheet.Lead.ShouldBe(lead);
        sheet.Reports.Select(r => (r.Unit, r.Standing, r.Made)).ShouldBe([("330521", ReportStanding.First, false), ("330523", ReportStanding.Contested, true)]);
        (await LeadsOf(company)).ShouldBe(1, "nothing was opened beside it");
    }

    [Fact]
    public async Task that_lack_something_stay_on_record_and_protect_nothing()
    {
        var (poor, full) = (Report() with { Contact = null }, Report());
        await Do(poor, Deqing);
        (await LeadsOf(company)).ShouldBe(0);
        await Do(full, Anji);
        var sheet = await Sheet(full, Above);
        sheet.Reports.Select(report => report.Standing).ShouldBe([ReportStanding.Incomplete, ReportStanding.First]);
        sheet.Reports[0].Missing.ShouldBe([ReportGap.Contact]);
    }

    [Fact]
    public async Task are_known_by_the_credit_code_under_another_name()
    {
        const string code = "91330000712559654A";
        var project = $"电机扩产{Random.Shared.Next(100_000)}";
        var first = Report() with { Project = project, CreditCode = code };
        await Do(first, Deqing);
        var second = first with { ReportId = Guid.CreateVersion7(), Company = TransferExamples.Company() };
        await Do(second, Anji);
        (await Sheet(first, Above)).Reports.Select(report => report.Standing).ShouldBe([ReportStanding.First, ReportStanding.Contested]);
    }

    [Fact]
    public async Task stay_readable_when_their_lead_is_merged_into_another()
    {
        var report = Report();
        await Do(report, Deqing);
        var lead = (await Sheet(report, Deqing)).Lead!.Value;
        var kept = await LeadExamples.Owned(app);
        await Do(new MergeLeads(kept, lead, null, null, Day, 2, 2), Deqing);
        (await app.Ask(new ReportsOfLead(kept), Deqing)).Answer!.ShouldHaveSingleItem().Id.ShouldBe(report.ReportId);
        (await app.Ask(new LeadTimeline(kept), Deqing)).Answer!.Select(entry => entry.Title).ShouldContain(title => title.StartsWith("登记首报：", StringComparison.Ordinal));
        (await Sheet(report, Deqing)).Lead.ShouldBe(kept);
        await Do(Report(), Anji);
        await Do(new RuleOnReport(TransferExamples.ClaimOf(report), (await Sheet(report, Above)).Reports[1].Id, "实际由安吉接洽", Day), Above);
        (await app.Ask(new LeadProfile(kept, false), Above)).Answer!.Facts.Unit.ShouldBe("330523");
    }

    [Fact]
    public async Task are_protected_for_as_long_as_the_unit_s_rules_say()
    {
        var unit = $"330523-P{Random.Shared.Next(10_000, 99_999)}";
        await TestPeople.Send(app.Host.Services, new Crm.Team.Units.FoundUnit(unit, "某园区", "330523", UnitKind.Park));
        var officer = await TestPeople.AddOne(app.Host.Services, Role.Officer, unit);
        var today = China.Today(TimeProvider.System);
        await Do(new SetReportRules(unit, today, 3, today), "manager@330523");
        (await app.Send(new SetReportRules(unit, today, 3, today), "manager@330521")).Refusal.ShouldBe(Refusal.Forbidden);
        var report = Report() with { OccurredOn = today };
        await Do(report, officer);
        (await Sheet(report, officer)).ProtectedUntil.ShouldBe(today.AddMonths(3));
        (await app.Ask(new FindReports(), officer)).Answer!.Months.ShouldBe(3);
    }

    private ReportProject Report(Guid? id = null) => TransferExamples.Reporting(company) with { ReportId = id ?? Guid.CreateVersion7() };

    private async Task<HttpStatusCode> Post(IAlbaHost host, string token, Guid id)
    {
        using var client = host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var body = new { reportId = id, company, project = "电机扩产", contact = new { name = "李女士", phone = "13857212345" }, needs = new { investment = 12_000 }, evidence = "会面纪要", occurredOn = Day };
        return (await client.PostAsJsonAsync("/api/leads/reports", body)).StatusCode;
    }

    // By the stored events alone.
    private async Task OneFirstAndTheRestContested(IReadOnlyList<Guid> ids)
    {
        await using var command = app.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select type, (data ->> 'report')::uuid, version, data ->> 'against' from crm.mt_events where stream_id = $1 order by version");
        command.Parameters.AddWithValue(TransferExamples.ClaimOf(Report()));
        var events = new List<(string Type, Guid Report, long Version, string? Against)>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) events.Add((reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2), await reader.IsDBNullAsync(3) ? null : reader.GetString(3)));
        events.Select(e => e.Report).ShouldBe(ids, ignoreOrder: true);
        events.Select(e => e.Type).ShouldBe([.. Enumerable.Repeat("first_report_made", 1), .. Enumerable.Repeat("contested_report_made", ids.Count - 1)]);
        events.Skip(1).ShouldAllBe(e => e.Against == $"{events[0].Report}");
        events.Select(e => e.Version).ShouldBe(Enumerable.Range(1, ids.Count).Select(version => (long)version));
        (await LeadsOf(company)).ShouldBe(1);
        (await app.Ask(new FindReports("all", company, Take: 200), Above)).Answer!.Rows.Count.ShouldBe(ids.Count);
    }

    private async Task<long> LeadsOf(string name)
    {
        await using var command = app.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select count(*) from crm.mt_events where type = 'lead_opened' and data ->> 'company' = $1");
        command.Parameters.AddWithValue(name);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<Notice?> Notice(string login, NewsKind kind)
    {
        await using var session = app.Store.QuerySession();
        return await session.Query<Notice>().Where(n => n.Login == login && n.Kind == kind && n.Title == company).FirstOrDefaultAsync();
    }

    private async Task<ReportSheet> Sheet(ReportProject report, string login) => (await app.Ask(new ShowReports(TransferExamples.ClaimOf(report)), login)).Answer.ShouldNotBeNull();

    private async Task Do(ICommand command, string login) => (await app.Send(command, login)).Sentence.ShouldBeNull(command.GetType().Name);
}
