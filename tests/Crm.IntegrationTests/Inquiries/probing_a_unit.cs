using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Crm.Foundation;
using Crm.Hotline.Wall;
using Crm.Inquiries;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Converting;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Probing;
using Crm.IntegrationTests.Hotline;
using Crm.Leads;
using Crm.Leads.Funnel;
using Crm.Leads.Listing;
using Crm.Privacy;
using Crm.Team;
using Crm.Team.Units;

namespace Crm.IntegrationTests.Inquiries;

/// <summary>A manager of the city has an inquiry sent to a park: those who answer it can't tell, no figure counts it, and the manager learns how it was answered.</summary>
public class probing_a_unit(CrmApp app)
{
    private const string Planner = "manager@330500";
    private static readonly DateOnly Today = China.Today(TimeProvider.System);
    private static int units = 90;

    private string unit = "";
    private string agent = "";
    private string officer = "";
    private string tested = "";

    [Fact]
    public async Task looks_like_every_other_inquiry_and_is_reported()
    {
        await Office();
        var (test, row) = await Send();
        var real = await FindAsAgent("真的企业", Ask("真的企业"));
        var (probed, usual) = (await Raw(row.Id), await Raw(real.Id));
        probed.Select(p => p.Key).ShouldBe(usual.Select(p => p.Key));
        foreach (var told in new[] { "source", "by", "state", "topic", "unit" }) probed[told]!.ToJsonString().ShouldBe(usual[told]!.ToJsonString(), told);
        (await app.Ask(new HotlineFigures(Unit: unit), tested)).Answer!.OpenInquiries.ShouldBe(1, "the real one alone");
        (await Report(Planner, test)).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TestState.Sent), t => t.Number.ShouldBe(row.Number), t => t.AnsweredAt.ShouldBeNull(), t => t.InTime.ShouldBeNull());

        (await app.Send(new AnswerInquiry(row.Id, "设备补助见 2026 年 8 号文第三条", Today, ReasonNote: "只问政策"), agent)).Sentence.ShouldBeNull();
        (await app.Send(new JudgeTestInquiry(test, new TestJudgement(true, false, "没有再来过电话"), Today), Planner)).Sentence.ShouldBeNull();
        var report = await Report(Planner, test);
        (report.State, report.InTime, report.Answer, report.Judgement).ShouldBe((TestState.Judged, true, "设备补助见 2026 年 8 号文第三条", new TestJudgement(true, false, "没有再来过电话")));
    }

    [Fact]
    public async Task is_known_to_nobody_in_the_unit()
    {
        await Office();
        var (test, _) = await Send();
        (await app.Ask(new FindTestInquiries(), tested)).Answer!.Rows.ShouldBeEmpty("not even to its manager");
        (await app.Ask(new FindTestInquiries(), officer)).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(new JudgeTestInquiry(test, new TestJudgement(true, true, null), Today), tested)).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(new CancelTestInquiry(test, Today), tested)).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(new CancelTestInquiry(test, Today), Planner)).Refusal.ShouldBe(Refusal.Rule, "it was sent");
        (await app.Ask(new FindTestInquiries(), "auditor@330500")).Answer!.Rows.ShouldContain(row => row.Id == test);
    }

    [Fact]
    public async Task that_becomes_a_lead_stands_in_the_list_and_in_no_figure()
    {
        await Office();
        var (test, row) = await Send();
        var lead = Guid.CreateVersion7();
        (await app.Send(new TurnInquiryIntoLead(row.Id, lead, Today, unit, officer, ReasonNote: "新项目"), agent)).Sentence.ShouldBeNull();
        (await app.Ask(new FindLeads { Unit = unit }, tested)).Answer!.Rows.ShouldHaveSingleItem().Id.ShouldBe(lead);
        foreach (var filters in new[] { new PipelineFunnel { Unit = unit }, new PipelineFunnel { Unit = unit, Region = "330500" } })
            (await app.Ask(filters, tested)).Answer!.Steps.Sum(step => step.Here.Count).ShouldBe(0);
        (await Report(Planner, test)).ShouldSatisfyAllConditions(t => t.Lead.ShouldBe(lead), t => t.AnsweredAt.ShouldBeNull("nobody has spoken with whoever asked"));

        (await app.Send(new Crm.Leads.FollowingUp.LogFollowUp(lead, Guid.CreateVersion7(), FollowUpKind.Phone, "电话答复了补助条件", Today, null, null), officer)).Sentence.ShouldBeNull();
        (await Until.Found(async () => await Report(Planner, test) is { AnsweredAt: not null } answered ? answered : null, "the answer")).InTime.ShouldBe(true);
        await StageTally.AddUp(Database, TestContext.Current.CancellationToken);
        (await app.Ask(new PipelineFunnel { Unit = unit }, tested)).Answer!.Steps.Sum(step => step.Here.Count).ShouldBe(0);
    }

    [Fact]
    public async Task is_planned_for_ones_own_units_and_can_be_taken_back()
    {
        await Office();
        (await app.Send(Plan(Guid.CreateVersion7(), "330521"), tested)).Refusal.ShouldBe(Refusal.Rule);
        (await app.Send(Plan(Guid.CreateVersion7(), ""), Planner)).Fields.Keys.ShouldContain("Question.Unit");
        (await app.Send(Plan(Guid.CreateVersion7(), unit) with { Contact = new Contact("李女士", null) }, Planner)).Fields.Keys.ShouldContain("Contact.Phone");
        var later = Plan(Guid.CreateVersion7(), unit) with { SendAt = DateTimeOffset.UtcNow.AddDays(3) };
        (await app.Send(later, Planner)).Sentence.ShouldBeNull();
        (await app.Send(new CancelTestInquiry(later.TestId, Today), Planner)).Sentence.ShouldBeNull();
        await app.Handle(new SendTestInquiry(later.TestId));
        (await app.Ask(new FindInquiries("all", Unit: unit), agent)).Answer!.Rows.ShouldBeEmpty("a cancelled test is not sent");
    }

    private Npgsql.NpgsqlDataSource Database => (Npgsql.NpgsqlDataSource)app.Host.Services.GetService(typeof(Npgsql.NpgsqlDataSource))!;

    private async Task Office()
    {
        unit = $"330523-{Interlocked.Increment(ref units)}";
        await TestPeople.Send(app.Host.Services, new FoundUnit(unit, $"受测园区{unit}", "330523", UnitKind.Park));
        agent = await TestPeople.AddOne(app.Host.Services, Role.HotlineAgent, unit);
        officer = await TestPeople.AddOne(app.Host.Services, Role.Officer, unit);
        tested = await TestPeople.AddOne(app.Host.Services, Role.Manager, unit);
    }

    private static PlanTestInquiry Plan(Guid id, string unit) => new(
        id, new TestQuestion(unit, Topic.Policy, $"受测企业{id:N}"[..12], "设备补助有哪些条件？", "第三条，按设备投资的 10%"), new Contact("李女士", Calls.NewNumber()), DateTimeOffset.UtcNow, Today);

    private async Task<(Guid Test, InquiryRow Row)> Send()
    {
        var plan = Plan(Guid.CreateVersion7(), unit);
        (await app.Send(plan, Planner)).Sentence.ShouldBeNull();
        await app.Handle(new SendTestInquiry(plan.TestId));
        await app.Handle(new SendTestInquiry(plan.TestId));
        return (plan.TestId, (await app.Ask(new FindInquiries("all", plan.Question.Company, Unit: unit), agent)).Answer!.Rows.ShouldHaveSingleItem());
    }

    private async Task<InquiryRow> FindAsAgent(string company, Task asked)
    {
        await asked;
        return (await app.Ask(new FindInquiries("all", company, Unit: unit), agent)).Answer!.Rows.ShouldHaveSingleItem();
    }

    private async Task Ask(string company)
    {
        await using var session = app.Store.QuerySession();
        var version = (await Crm.Privacy.Consenting.ConsentNotice.On(Today, session, default))!.Version;
        var ask = new Crm.Inquiries.Asking.AskOnline(Guid.CreateVersion7(), Topic.Policy, company, new Contact("王先生", Calls.NewNumber()), "设备补助有哪些条件？", unit, null, version, false, "zh-CN");
        (await Desk.Send((Microsoft.Extensions.DependencyInjection.IServiceScopeFactory)app.Host.Services.GetService(typeof(Microsoft.Extensions.DependencyInjection.IServiceScopeFactory))!, ask, Caller.Visitor)).Sentence.ShouldBeNull();
    }

    private async Task<TestRow> Report(string login, Guid test) => (await app.Ask(new FindTestInquiries(), login)).Answer!.Rows.Single(row => row.Id == test);

    private async Task<JsonObject> Raw(Guid inquiry)
    {
        using var client = app.Host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.TokenOf(app, agent));
        return JsonNode.Parse(await client.GetStringAsync($"/api/inquiries/{inquiry}"))!.AsObject();
    }
}
