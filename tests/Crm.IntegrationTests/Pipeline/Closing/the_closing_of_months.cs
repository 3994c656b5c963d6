using Crm.Foundation;
using Crm.IntegrationTests.Notifications;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Leads.Terminating;
using Crm.Notifications;
using Crm.Notifications.Reading;
using Crm.Pipeline.Closing;
using Crm.Pipeline.Closing.Adjusting;
using Crm.Pipeline.Closing.Correcting;
using Crm.Pipeline.Closing.Late;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Showing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Pipeline.Closing;

/// <summary>Months are closed, what happened in them is entered by adjustments alone, and what was reported stays what it was.</summary>
public class the_closing_of_months(ClosingHost host) : IClassFixture<ClosingHost>
{
    private const string City = "330500";
    private const string CityManager = "manager@330500";
    private const string Officer = "officer@330521";
    private static readonly DateOnly Today = China.Today(TimeProvider.System);
    private static readonly DateOnly May = new(2025, 5, 20);

    [Fact]
    public async Task lets_late_entries_in_by_an_approved_adjustment_and_tells_both_what_was_reported_and_what_is_known()
    {
        var known = await host.Open("云帆机电", "330521", May.AddDays(-10));
        var late = await host.Open("恒力轴承", "330521", May.AddDays(-10));
        await host.Do(await host.Signing(known, May, 12_000), Officer);
        await host.Do(new CloseMonth(City, "2025-05"), CityManager);

        // Nobody enters what happened then, in a unit below or through whatever else writes facts.
        var signing = await host.Signing(late, May, 8_000);
        var refused = await host.Send(signing, Officer);
        (refused.Refusal, refused.Fields.Keys.Single()).ShouldBe((Refusal.Rule, "OccurredOn"));
        refused.Sentence!.ShouldContain("2025-05");
        refused.Sentence!.ShouldContain("湖州市");
        (await host.Send(new TerminateLead(late, TerminationReason.NoFittingSite, null, May.AddMonths(-3), signing.Version), Officer)).Fields.Keys.ShouldBe(["OccurredOn"], "what lies before is closed too");
        (await host.Send(new OpenLead(Guid.CreateVersion7(), "正和化纤", "", Source.Expo, null, new Needs(), May), Officer)).Fields.Keys.ShouldBe(["OccurredOn"]);
        await using (var session = host.Host.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.Events.Append(late, new StageSteppedBack(Stage.Negotiating, Stage.Lead, "试", May));
            await Should.ThrowAsync<RuleBroken>(() => session.SaveChangesAsync(TestContext.Current.CancellationToken));
        }
        await host.Do(new OpenLead(Guid.CreateVersion7(), "正和化纤", "", Source.Expo, null, new Needs(), Today), Officer);

        var asking = new AskAdjustment(Guid.CreateVersion7(), "2025-05", "协议当时在县里", late);
        await host.Do(asking, Officer);
        (await host.Send(asking with { AdjustmentId = Guid.CreateVersion7() }, "manager@330521")).Refusal.ShouldBe(Refusal.Conflict, "one waits already");
        await Told(CityManager, NewsKind.AdjustmentAsked);
        (await host.Send(new ApproveAdjustment(asking.AdjustmentId), "manager@330521")).Refusal.ShouldBe(Refusal.Forbidden, "the city closed the month");
        (await host.Send(new ApproveAdjustment(asking.AdjustmentId), "manager@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await host.Send(signing, Officer)).Refusal.ShouldBe(Refusal.Rule);
        (await host.Ask(new FindAdjustments(State: AdjustmentState.Waiting), CityManager)).Rows.Single(row => row.Id == asking.AdjustmentId).MayDecide.ShouldBeTrue();
        await host.Do(new ApproveAdjustment(asking.AdjustmentId), CityManager);
        await Told(Officer, NewsKind.AdjustmentApproved);
        await host.Do(signing, Officer);
        (await host.Send(new TerminateLead(late, TerminationReason.NoFittingSite, null, May.AddMonths(-1), signing.Version + 1), Officer)).Fields.Keys.ShouldBe(["OccurredOn"], "an adjustment is for one month");

        var page = await Until.Found(async () => await host.Ask(new FindCorrections(City, "2025-05"), CityManager) is { Count: 1 } found && Figure(found.Figures, ClosedFigure.Signed).Corrected == 2 ? found : null, "the correction");
        Figure(page.Figures, ClosedFigure.Signed).ShouldBe(new ReportedFigure(ClosedFigure.Signed, 1, 2));
        Figure(page.Figures, ClosedFigure.SignedInMonth).ShouldBe(new ReportedFigure(ClosedFigure.SignedInMonth, 1, 2));
        Figure(page.Figures, ClosedFigure.SignedAmount).ShouldBe(new ReportedFigure(ClosedFigure.SignedAmount, 12_000, 20_000));
        var row = page.Rows.Single();
        (row.Id, row.Kind, row.Before!.Stage, row.After!.Stage).ShouldBe((late, ChangeKind.Advanced, Stage.Lead, Stage.Signed));
        (row.Entries!.Single().IsLate, row.Entries!.Single().ApprovedBy, row.Entries!.Single().HappenedOn).ShouldBe((true, CityManager, May));
        using (var browser = new Browser(host.Host))
        {
            await browser.SignIn(CityManager, await TestPeople.GivePassword(host.Host.Services, CityManager));
            (await (await browser.Open($"/pipeline/closing/export.csv?unit={City}&month=2025-05")).Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2, "a head and the one that was corrected");
        }
        // As corrected is the dashboard's own.
        (await host.Ask(new ShowPipeline(City, new(2025, 5, 31), null, 2025), CityManager)).Cohort.Signed.ShouldBe(new(2, 20_000));
        var sheet = await host.Ask(new ShowClosings("330521", 2025), "auditor@330521");
        (sheet.Through, sheet.ThroughBy, sheet.MayReopen).ShouldBe(("2025-05", "湖州市", false));
        (sheet.Months.Single().Corrected, Figure(sheet.Months.Single().Figures, ClosedFigure.Signed).Reported).ShouldBe((1, 1m));

        (await host.Ask(new FindLateEntries(City, 2025, 5), CityManager)).Rows.ShouldContain(entry => entry.Lead == late && entry.Day == May && entry.Entries.Any(e => e.ApprovedBy == CityManager));
        (await host.Ask(new FindPastLeads { Unit = City, Of = Stage.Signed, Year = 2025 }, CityManager)).Rows.Single(lead => lead.Id == late).Entry!.IsLate.ShouldBeTrue();

        await host.Do(new ReopenMonth(City, "2025-05", "省里要求重报"), "manager@330000");
        await host.Do(await host.Signing(await host.Open("顺达物流", "330521", May), May, 1_000), Officer);
    }

    [Fact]
    public async Task is_for_managers_of_the_unit_in_order_and_opened_again_from_above()
    {
        const string unit = "330523";
        foreach (var stranger in new[] { "officer@330523", "auditor@330523", "administrator@330523", "editor@330523", "manager@330521" })
            (await host.Send(new CloseMonth(unit, "2025-01"), stranger)).Refusal.ShouldBe(Refusal.Forbidden, stranger);
        (await host.Send(new CloseMonth(unit, $"{Today:yyyy-MM}"), "manager@330523")).Fields.Keys.ShouldBe(["Month"]);
        await host.Do(new CloseMonth(unit, "2025-01"), "manager@330523");
        (await host.Send(new CloseMonth(unit, "2025-01"), CityManager)).Refusal.ShouldBe(Refusal.Rule);
        (await host.Send(new CloseMonth(unit, "2025-03"), CityManager)).Sentence!.ShouldContain("2025-02");
        await host.Do(new CloseMonth(unit, "2025-02"), CityManager);

        foreach (var stranger in new[] { "manager@330523", "manager@330521", "officer@330523", "auditor@330500", "administrator@330500" })
            (await host.Send(new ReopenMonth(unit, "2025-02", "重报"), stranger)).Refusal.ShouldBe(Refusal.Forbidden, stranger);
        (await host.Send(new ReopenMonth(unit, "2025-01", "重报"), CityManager)).Sentence!.ShouldContain("2025-02");
        (await host.Send(new ReopenMonth(unit, "2025-02", " "), CityManager)).Fields.Keys.ShouldBe(["Reason"]);
        await host.Do(new ReopenMonth(unit, "2025-02", "重报"), CityManager);
        (await host.Ask(new ShowClosings(unit, 2025), "manager@330523")).History.Where(entry => entry.UnitName == "安吉县").Select(entry => (entry.Month, entry.By, entry.Reason))
            .ShouldBe([("2025-02", CityManager, "重报"), ("2025-02", CityManager, null), ("2025-01", "manager@330523", null)]);

        // Above the top there is nobody.
        await host.Do(new CloseMonth("330000", "2020-01"), "manager@330000");
        (await host.Send(new ReopenMonth("330000", "2020-01", "重报"), CityManager)).Refusal.ShouldBe(Refusal.Forbidden);
        await host.Do(new ReopenMonth("330000", "2020-01", "重报"), "manager@330000");
    }

    [Fact]
    public async Task asks_somebody_else_for_an_adjustment_within_reach()
    {
        const string unit = "330521";
        var lead = await host.Open("安吉椅业", unit, new(2019, 3, 1));
        await host.Do(new CloseMonth(City, "2019-03"), CityManager);
        var asking = new AskAdjustment(Guid.CreateVersion7(), "2019-03", "补签约", lead);
        foreach (var stranger in new[] { "officer@330523", "manager@330523" }) (await host.Send(asking, stranger)).Refusal.ShouldBe(Refusal.Missing, stranger);
        foreach (var stranger in new[] { "auditor@330521", "editor@330521", "administrator@330521" }) (await host.Send(asking, stranger)).Refusal.ShouldBe(Refusal.Forbidden, stranger);
        (await host.Send(asking with { Month = "2019-04" }, Officer)).Fields.Keys.ShouldBe(["Month"], "that month is open");
        await host.Do(asking, CityManager);
        (await host.Send(new ApproveAdjustment(asking.AdjustmentId), CityManager)).Refusal.ShouldBe(Refusal.Forbidden, "their own");
        foreach (var stranger in new[] { Officer, "auditor@330000" }) (await host.Send(new DeclineAdjustment(asking.AdjustmentId, "不行"), stranger)).Refusal.ShouldBe(Refusal.Forbidden, stranger);
        (await host.Send(new DeclineAdjustment(asking.AdjustmentId, ""), "manager@330000")).Fields.Keys.ShouldBe(["Reason"]);
        await host.Do(new DeclineAdjustment(asking.AdjustmentId, "没有凭证"), "manager@330000");
        (await host.Send(new ApproveAdjustment(asking.AdjustmentId), "manager@330000")).Refusal.ShouldBe(Refusal.Conflict);
        (await host.Send(await host.Signing(lead, new(2019, 3, 5), 100), Officer)).Fields.Keys.ShouldBe(["OccurredOn"]);
        await Told(CityManager, NewsKind.AdjustmentDeclined);

        // A lead that is yet to be opened is asked for by its unit.
        var opening = new AskAdjustment(Guid.CreateVersion7(), "2019-02", "当时没有建", Unit: unit);
        (await host.Send(opening, "officer@330523")).Refusal.ShouldBe(Refusal.Forbidden);
        await host.Do(opening, Officer);
        await host.Do(new ApproveAdjustment(opening.AdjustmentId), CityManager);
        var late = new OpenLead(Guid.CreateVersion7(), "竹艺家居", "", Source.Expo, null, new Needs(), new(2019, 2, 3), unit, Officer);
        (await host.Send(late with { OccurredOn = new(2019, 1, 3) }, Officer)).Refusal.ShouldBe(Refusal.Rule);
        await host.Do(late, Officer);
        var own = (await host.Ask(new FindAdjustments(), Officer)).Rows;
        own.Select(row => row.Id).ShouldContain(opening.AdjustmentId);
        own.ShouldAllBe(row => row.By == Officer);
        (await host.Ask(new FindAdjustments(), "manager@330523")).Rows.ShouldNotContain(row => row.Unit == unit);
        await host.Do(new ReopenMonth(City, "2019-03", "试完了"), "manager@330000");
    }

    [Fact]
    public async Task calls_late_what_the_units_rule_says_from_the_day_it_says()
    {
        const string unit = "330523";
        var (eight, seven) = (await host.Open("晚八天", unit, Today.AddDays(-8)), await host.Open("晚七天", unit, Today.AddDays(-7)));
        await Until.Found(async () => (await Late()).Rows.FirstOrDefault(row => row.Lead == eight), "the late entry");
        (await Late()).Rows.ShouldNotContain(row => row.Lead == seven);
        ((await Late()).Days, (await Late()).RuleOf).ShouldBe((7, null));

        (await host.Send(new SetLateRule(unit, 30, Today.AddDays(-1)), CityManager)).Fields.Keys.ShouldBe(["From"]);
        (await host.Send(new SetLateRule(unit, 30, Today), "officer@330523")).Refusal.ShouldBe(Refusal.Forbidden);
        await host.Do(new SetLateRule(City, 6, Today), CityManager);
        (await Late()).Rows.Select(row => row.Lead).ShouldBe([seven, eight], ignoreOrder: true);
        await host.Do(new SetLateRule(unit, 30, Today), "manager@330523");
        (await Late()).Rows.ShouldBeEmpty();
        ((await Late()).Days, (await Late()).RuleOf).ShouldBe((30, unit));

        Task<LateEntryPage> Late() => host.Ask(new FindLateEntries(unit, Today.AddDays(-8).Year), "manager@330523");
    }

    private static ReportedFigure Figure(IReadOnlyList<ReportedFigure> figures, ClosedFigure figure) => figures.Single(one => one.Figure == figure);

    private async Task Told(string login, NewsKind kind) =>
        await Until.Found(async () => (await host.Ask(new MyNotices(100), login)).Notices.FirstOrDefault(notice => notice.Kind == kind), $"{kind} for {login}");
}
