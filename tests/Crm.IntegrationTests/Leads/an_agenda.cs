using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.Agenda;
using Crm.Leads.Assigning;
using Crm.Leads.FollowingUp;
using Crm.Leads.Listing;
using Crm.Leads.Opening;
using Crm.Leads.Planning;
using Crm.Leads.Visiting;
using Crm.Team;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Leads;

public class an_agenda(CrmApp app) : IAsyncLifetime
{
    private string officer = "";

    private DateOnly Today => China.Today(app.Host.Services.GetRequiredService<TimeProvider>());

    public async ValueTask InitializeAsync() => officer = await TestPeople.AddOne(app.Host.Services, Role.Officer, "330523");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Guid> Open(DateOnly? due = null, DateOnly? on = null)
    {
        var id = Guid.CreateVersion7();
        await Done(new OpenLead(id, "企业" + id.ToString("N")[20..], "", Source.Expo, null, new Needs { Investment = 5000 }, on ?? Today, Owner: officer));
        if (due is not null) await Done(new LogFollowUp(id, Guid.NewGuid(), FollowUpKind.Phone, "谈了", Today, "回访", due));
        return id;
    }

    private async Task Done(ICommand command) => (await app.Send(command, officer)).Sentence.ShouldBeNull();

    private async Task<AgendaSheet> Ask() => (await app.Ask(new MyAgenda(), officer)).Answer!;

    [Fact]
    public async Task sorts_own_leads_into_today_overdue_and_newly_arrived()
    {
        var (today, older, late, fresh) = (await Open(Today), await Open(Today.AddDays(-9)), await Open(Today.AddDays(-2)), await Open());
        var sheet = await Ask();
        sheet.Today.Rows.Select(r => r.Id).ShouldBe([today]);
        sheet.Overdue.Rows.Select(r => r.Id).ShouldBe([older, late]);
        sheet.Arrived.Rows.Select(r => r.Id).ShouldBe([fresh]);
        (sheet.Overdue.Count, sheet.Overdue.Rows[0].Next).ShouldBe((2, new NextStep("回访", Today.AddDays(-9))));
    }

    [Fact]
    public async Task names_the_next_thing_due_and_lets_go_of_what_is_done()
    {
        var (soon, now) = (await Open(Today.AddDays(3)), await Open(Today));
        (await Ask()).NextDue!.Id.ShouldBe(soon);
        await Done(new CompleteNextAction(now, Today));
        (await Ask()).Today.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task keeps_a_visit_until_it_was_held_or_cancelled()
    {
        var (id, visit) = (await Open(), Guid.NewGuid());
        await Done(new PlanVisit(id, visit, VisitDirection.InvestorComes, Today, "开发区", null, Today));
        (await Ask()).Today.Rows.Single().Next.ShouldBe(new NextStep("开发区", Today, visit));
        (await app.Send(new CompleteNextAction(id, Today), officer)).Refusal.ShouldBe(Refusal.Rule);
        await Done(new HoldVisit(id, visit, VisitDirection.InvestorComes, "开发区", "看过", Today));
        (await Ask()).Today.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task counts_what_the_lists_behind_its_figures_show()
    {
        var month = new DateOnly(Today.Year, Today.Month, 1);
        var signed = await Open(Today);
        await Open(on: month.AddDays(-40));
        await Done(new AdvanceStage(signed, Stage.Signed, Today, [new Evidence(EvidenceKind.Agreement, "HT-1", On: Today, Amount: 8000)], 3));
        var sheet = await Ask();
        foreach (var figure in sheet.Month)
        {
            var page = (await app.Ask(new FindLeads { Owner = officer, Did = figure.Did, Since = sheet.MonthStart }, officer)).Answer!;
            page.Count.ShouldBe(figure.Count, figure.Did.ToString());
            figure.Count.ShouldBe(1, figure.Did.ToString());
        }
        sheet.Month.Single(f => f.Did == Milestone.Signed).Amount.ShouldBe(8000);
        sheet.Pipeline.Sum(s => s.Count).ShouldBe(2);
    }

    [Fact]
    public async Task shows_a_manager_the_unit_and_nobody_else_s_unit()
    {
        var id = await Open(Today);
        var unit = (await app.Ask(new MyAgenda { Unit = true }, "manager@330523")).Answer!;
        unit.Today.Count.ShouldBeGreaterThan(0);
        (await app.Ask(new FindLeads { View = "today" }, "manager@330523")).Answer!.Rows.ShouldContain(r => r.Id == id);
        (await app.Ask(new MyAgenda { Unit = true }, "manager@330521")).Answer!.Today.Rows.ShouldNotContain(r => r.Id == id);
        (await app.Ask(new MyAgenda { Unit = true }, await TestPeople.AddOne(app.Host.Services, Role.Officer, "330523"))).Answer!.Today.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task forgets_a_lead_that_went_to_somebody_else()
    {
        var id = await Open(Today);
        (await app.Send(new AssignLead(id, "330523", "officer@330523", "换人", Today), "manager@330523")).Sentence.ShouldBeNull();
        (await Ask()).Today.Rows.ShouldBeEmpty();
    }
}
