using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Listing;
using Crm.Leads.Opening;
using Crm.Privacy;

namespace Crm.IntegrationTests.Leads;

public class a_lead(CrmApp app)
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly Guid id = Guid.CreateVersion7();

    private OpenLead Opening(string company = "浙江云帆机电有限公司") => new(
        id, company, "电机扩产", Source.Hotline, new Contact("李女士", "+8613805721234"), new Needs { Investment = 12_000, LandMu = 80, Region = "330521" }, Day, Owner: "officer@330521");

    [Fact]
    public async Task is_opened_once_however_often_the_request_is_repeated()
    {
        (await app.Send(Opening(), "officer@330521", "key-" + id)).Ok.ShouldBeTrue();
        (await app.Send(Opening(), "officer@330521", "key-" + id)).Ok.ShouldBeTrue();
        (await app.Send(Opening("另一家公司"), "officer@330521", "key-" + id)).Refusal.ShouldBe(Refusal.Rule);
        (await app.Send(Opening(), "officer@330521")).Refusal.ShouldBe(Refusal.Conflict);
        await using var session = app.Store.QuerySession();
        (await session.Events.FetchStreamAsync(id)).Select(e => e.EventTypeName).ShouldBe(["lead_opened", "lead_assigned"]);
    }

    [Fact]
    public async Task keeps_who_did_it_through_which_channel_and_no_readable_contact()
    {
        await app.Send(Opening(), "officer@330521");
        await using var session = app.Store.QuerySession();
        var opened = (await session.Events.FetchStreamAsync(id))[0];
        opened.UserName.ShouldBe("officer@330521");
        opened.Headers!["channel"].ToString().ShouldBe("api");
        opened.CorrelationId.ShouldNotBeNullOrEmpty();
        var json = await session.QueryAsync<string>("select data::text from crm.mt_events where stream_id = ?", id);
        string.Concat(json).ShouldNotContain("李女士");
        string.Concat(json).ShouldNotContain("13805721234");
    }

    [Fact]
    public async Task cannot_be_moved_by_somebody_who_saw_an_older_version()
    {
        await app.Send(Opening(), "officer@330521");
        (await app.Send(new LogFollowUp(id, Guid.NewGuid(), FollowUpKind.Phone, "客户要 80 亩", Day), "officer@330521")).Ok.ShouldBeTrue();
        (await app.Send(new AdvanceStage(id, Stage.Negotiating, Day, [], 2), "officer@330521")).Refusal.ShouldBe(Refusal.Conflict);
        (await app.Send(new AdvanceStage(id, Stage.Signed, Day, [], 3), "officer@330521")).Refusal.ShouldBe(Refusal.Rule);
        (await app.Send(new AdvanceStage(id, Stage.Negotiating, Day, [], 3), "officer@330521")).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task does_not_exist_for_those_who_do_not_reach_it()
    {
        await app.Send(Opening(), "officer@330521");
        var follow = new LogFollowUp(id, Guid.NewGuid(), FollowUpKind.Phone, "不该成功", Day);
        (await app.Send(follow, "officer@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(follow, "manager@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(follow, "administrator@330000")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(follow, "stranger")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(follow, "manager@330500")).Ok.ShouldBeTrue();
        var stale = new AdvanceStage(id, Stage.Assessing, Day, [], 1);
        (await app.Send(stale, "officer@330523")).Refusal.ShouldBe(Refusal.Missing, "an old version must not tell that there is such a lead");
        (await app.Send(stale, "officer@330521")).Refusal.ShouldBe(Refusal.Conflict);
        (await app.Send(follow with { LeadId = Guid.NewGuid() }, "manager@330500")).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task is_listed_only_for_those_who_reach_it_and_counted_only_there()
    {
        var company = "甲" + Guid.NewGuid().ToString("N");
        await app.Send(Opening(company), "officer@330521");
        foreach (var (login, seen) in new[] { ("officer@330521", 1), ("officer@330523", 0), ("manager@330500", 1), ("manager@330523", 0), ("auditor@330000", 1) })
        {
            var page = (await app.Ask(new FindLeads { Text = company }, login)).Answer!;
            (page.Rows.Count, page.Count).ShouldBe((seen, seen), login);
        }
        (await app.Ask(new FindLeads(), "administrator@330000")).Refusal.ShouldBe(Refusal.Forbidden);
    }
}
