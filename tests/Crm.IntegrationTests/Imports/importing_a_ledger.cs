using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Crm.Foundation;
using Crm.Hotline.Ledger;
using Crm.Imports;
using Crm.Imports.History;
using Crm.Imports.Running;
using Crm.Inquiries;
using Crm.Inquiries.Listing;
using Crm.IntegrationTests.Commands;
using Crm.IntegrationTests.Hotline;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Privacy;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Imports;

/// <summary>A workbook of inquiries or calls comes the same way as each of its rows would: the same commands, the same rules, once.</summary>
public class importing_a_ledger(CrmApp app)
{
    private static readonly object?[] Head = ["日期", "渠道", "企业", "联系人", "电话", "需求"];
    // Of 2,000, on a machine with nothing else to do, it takes some six seconds.
    private const int Many = 400;
    private readonly string mark = $"{Guid.NewGuid():N}"[..8];
    private readonly string login = Calls.Agent;

    [Fact]
    public async Task puts_each_row_into_the_inbox_once_and_a_known_investors_beside_their_lead()
    {
        var number = Calls.NewNumber();
        var lead = Guid.CreateVersion7();
        await app.Do(new OpenLead(lead, $"老客户{mark}", "扩产", Source.Expo, new Contact("李女士", number), new Needs(), Calls.Day, "330521", "officer@330521"), "manager@330521");
        var file = LedgerBook.Write([["展会名单"], Head,
            [new LedgerBook.Day(Calls.Day), "展会", $"新客{mark}", "王先生", Calls.NewNumber(), "要地 60 亩"],
            ["2026-06-01", "展会", $"老客户{mark}", null, number, "想再要 20 亩"],
            ["某天", "展会", $"不明{mark}", null, null, "要地"]]);

        var preview = await Upload(file, "?preview=true");
        (preview.New, preview.Faulty).ShouldBe((2, 1));
        (await Found(mark)).ShouldBeEmpty();

        var report = await Upload(file);
        (report.Added, report.There, report.Faulty).ShouldBe((2, 0, 1));
        report.Rows.Single(r => r.State == RowState.Faulty).ShouldSatisfyAllConditions(r => r.Number.ShouldBe(5), r => r.Faults.Single().Field.ShouldBe(LedgerField.Date));
        (await Found($"新客{mark}")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Source.ShouldBe(Source.Expo), r => r.ReceivedOn.ShouldBe(Calls.Day), r => r.By.ShouldBe(login));
        var touched = await Until.Found(async () => (await Found($"老客户{mark}")).SingleOrDefault(r => r.State == InquiryState.TouchedLead), "the touch");
        (touched.Lead, touched.Why, touched.Verdict!.By).ShouldBe((lead, "同一联系人、同一企业（自动）", "自动识别"));

        var again = await Upload(file);
        (again.Added, again.There, again.Faulty).ShouldBe((0, 2, 1));
        (await Found(mark)).Count.ShouldBe(2);

        var history = (await app.Ask(new FindImports(), login)).Answer!;
        history.Take(2).Select(i => (i.FileName, i.Added, i.There, i.Faulty)).ShouldBe([("名单.xlsx", 0, 2, 1), ("名单.xlsx", 2, 0, 1)]);
        history.ShouldAllBe(i => i.By == login);
        (await app.Ask(new FindImports(), "officer@330523")).Answer!.ShouldNotContain(i => i.Id == history[0].Id);
        (await app.Ask(new FindImports(200), "manager@330500")).Answer!.ShouldContain(i => i.Id == history[0].Id);
        (await Plain(number)).ShouldBe(0, "the number stands nowhere in the clear");
    }

    [Fact]
    public async Task goes_on_where_it_broke_off()
    {
        var file = LedgerBook.Write([Head, .. Enumerable.Range(0, 30).Select(i => new object?[] { "2026-06-01", "台账", $"断点{mark}{i}", null, Calls.NewNumber(), "要地" })]);
        var ledger = Ledger.Open("断.xlsx", file);
        using var scope = app.Host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CallerHere>().Request = new Caller(login, "page");
        var run = scope.ServiceProvider.GetRequiredService<LedgerRun>();
        using var stop = new CancellationTokenSource();
        var broken = Guid.CreateVersion7();
        await Should.ThrowAsync<OperationCanceledException>(() => run.Run(ledger, broken, new StopAt(10, stop), stop.Token));
        (await app.Ask(new FindImports(), login)).Answer!.Single(i => i.Id == broken).EndedAt.ShouldBeNull();

        var report = await Upload(file);
        (report.Added, report.There).ShouldBe((20, 10));
        (await Found(mark)).Count.ShouldBe(30);
    }

    [Fact]
    public async Task takes_the_calls_of_a_hotline()
    {
        var file = LedgerBook.Write([["来电时间", "来电单位", "来电号码", "来电内容", "办理结果"],
            .. Enumerable.Range(0, Many).Select(i => new object?[] { "2026-06-01", $"来电{mark}", 13700000000 + Random.Shared.Next(100_000_000), $"问政策 {i}", i % 10 == 0 ? "骚扰" : "已答复" })]);
        var watch = Stopwatch.StartNew();
        var report = await Upload(file);
        TestContext.Current.SendDiagnosticMessage("{1} calls imported in {0} ms", watch.ElapsedMilliseconds, Many);
        (report.Kind, report.Added).ShouldBe((LedgerKind.Calls, Many));
        (await app.Ask(new FindCalls(mark), login)).Answer!.Rows.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task refuses_what_is_no_workbook_and_whoever_may_not()
    {
        using var client = await Client(login);
        foreach (var (name, bytes) in new[] { ("a.xlsx", (byte[])[.. "MZ"u8, .. new byte[2_000]]), ("a.exe", LedgerBook.Write([Head])), ("a.xlsx", LedgerBook.Write([["甲", "乙"]])) })
        {
            var answer = await Send(client, bytes, "", name);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("title");
        }
        using var auditor = await Client("auditor@330521");
        (await Send(auditor, LedgerBook.Write([Head]), "", "a.xlsx")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<IReadOnlyList<InquiryRow>> Found(string text) => (await app.Ask(new FindInquiries(Text: text, Take: 200), login)).Answer!.Rows;

    private async Task<long> Plain(string number)
    {
        await using var command = app.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select (select count(*) from crm.mt_events where data::text like $1) + (select count(*) from crm.mt_doc_inquirylisting where data::text like $1) + (select count(*) from crm.mt_doc_ledgerimport where data::text like $1)");
        command.Parameters.AddWithValue($"%{number[3..]}%");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<ImportReport> Upload(byte[] file, string query = "")
    {
        using var client = await Client(login);
        using var answer = await Send(client, file, query, "名单.xlsx");
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<ImportReport>(text, Api)!;
    }

    private static readonly JsonSerializerOptions Api = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    private static Task<HttpResponseMessage> Send(HttpClient client, byte[] file, string query, string name) =>
        client.PostAsync("/api/inquiries/import" + query, new MultipartFormDataContent { { new ByteArrayContent(file), "content", name } });

    private async Task<HttpClient> Client(string who)
    {
        var client = app.Host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.TokenOf(app, who));
        return client;
    }

    private sealed class StopAt(int row, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Done == row) stop.Cancel();
        }
    }
}
