using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Crm.Leads.Profile;
using Crm.Leads.Revising;
using Crm.Leads.Sharing;
using Crm.Leads.Timeline;
using Crm.Privacy;
using Marten;

namespace Crm.IntegrationTests.Leads;

public class the_page_of_a_lead(CrmApp app)
{
    private const string Officer = "officer@330521";
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly Guid id = Guid.CreateVersion7();

    private async Task Open()
    {
        (await app.Send(new OpenLead(
            id, "浙江云帆机电有限公司", "电机扩产", Source.Hotline, new Contact("李女士", "13805721234", Position: "采购总监"), new Needs { LandMu = 60, Site = SitePreference.Land }, Day, Owner: Officer), Officer)).Ok.ShouldBeTrue();
        (await app.Send(new LogFollowUp(id, Guid.NewGuid(), FollowUpKind.Phone, "客户要 80 亩", Day.AddDays(1), "寄样本", Day.AddDays(9)), Officer)).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task shows_facts_contacts_and_what_comes_next()
    {
        await Open();
        var lead = (await app.Ask(new LeadProfile(id), Officer)).Answer!;
        lead.Version.ShouldBe(3);
        (lead.Facts.Stage, lead.Facts.Next, lead.OwnerName).ShouldBe((Stage.Lead, new NextStep("寄样本", Day.AddDays(9)), Officer));
        lead.Contacts.ShouldHaveSingleItem().Contact.ShouldBe(new Contact("李女士", "+8613805721234", Position: "采购总监"));
        lead.Ahead.Select(ask => ask.Stage).ShouldBe(Enum.GetValues<Stage>().Where(s => s is > Stage.Lead and <= Stage.AtCapacity));
        lead.Ahead.Single(ask => ask.Stage == Stage.Landed).Proofs.ShouldBe([[EvidenceKind.Registration], [EvidenceKind.LandSupply]]);
        lead.Ahead.Any(ask => ask.Talk).ShouldBeFalse();
    }

    [Fact]
    public async Task leaves_a_trace_of_everybody_who_saw_the_contacts_and_of_nothing_they_saw()
    {
        await Open();
        await app.Ask(new LeadProfile(id, Contacts: false), Officer);
        await app.Ask(new LeadProfile(id), "manager@330500");
        await using var session = app.Store.QuerySession();
        var reading = (await session.Query<ContactReading>().Where(r => r.RecordId == id).ToListAsync()).ShouldHaveSingleItem();
        (reading.Login, reading.Record, reading.Channel).ShouldBe(("manager@330500", "lead", "api"));
        string.Concat(await session.QueryAsync<string>("select data::text from crm.mt_doc_contactreading where record_id = ?", id)).ShouldNotContain("13805721234");
    }

    [Theory]
    [InlineData("officer@330523")]
    [InlineData("manager@330523")]
    public async Task is_missing_for_those_who_do_not_reach_the_lead_as_if_it_did_not_exist(string stranger)
    {
        await Open();
        foreach (var lead in new[] { id, Guid.NewGuid() })
        {
            var profile = await app.Ask(new LeadProfile(lead), stranger);
            var timeline = await app.Ask(new LeadTimeline(lead), stranger);
            (profile.Refusal, profile.Sentence).ShouldBe((Refusal.Missing, "没有这条线索，或者你无权查看。"));
            (timeline.Refusal, timeline.Sentence).ShouldBe((profile.Refusal, profile.Sentence));
        }
    }

    [Fact]
    public async Task opens_for_a_colleague_once_the_lead_is_shared()
    {
        await Open();
        (await app.Send(new ShareLead(id, "officer@330523", Day), Officer)).Ok.ShouldBeTrue();
        (await app.Ask(new LeadProfile(id), "officer@330523")).Ok.ShouldBeTrue();
        (await app.Ask(new LeadTimeline(id), "officer@330523")).Answer!.ShouldNotBeEmpty();
        (await app.Ask(new LeadProfile(id), "administrator@330000")).Refusal.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public async Task tells_its_history_latest_day_first_with_both_dates()
    {
        await Open();
        var entries = (await app.Ask(new LeadTimeline(id), Officer)).Answer!;
        entries.Select(e => e.Version).ShouldBe([3, 2, 1]);
        entries[0].Title.ShouldBe("记了一次跟进（电话）");
        (entries[0].Text, entries[0].Note).ShouldBe(("客户要 80 亩", "下一步：寄样本，2026年6月10日"));
        (entries[0].OccurredOn, entries[0].Who, entries[0].Channel).ShouldBe((Day.AddDays(1), Officer, "api"));
        entries[0].RecordedAt.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    [Fact]
    public async Task says_who_changed_what_to_somebody_who_saves_on_an_older_version()
    {
        await Open();
        (await app.Send(new AdvanceStage(id, Stage.Negotiating, Day.AddDays(2), [], 3), "manager@330521")).Ok.ShouldBeTrue();
        var revision = new ReviseNeeds(id, new Needs { LandMu = 80 }, Day.AddDays(2), 3);
        (await app.Send(revision, Officer)).Refusal.ShouldBe(Refusal.Conflict);
        var since = (await app.Ask(new LeadTimeline(id, After: 3), Officer)).Answer!;
        var version = (await app.Ask(new LeadProfile(id, Contacts: false), Officer)).Answer!.Version;
        var meanwhile = LeadMeanwhile.Of(since, version, since[0].RecordedAt.AddMinutes(2))!;
        meanwhile.Sentence.ShouldBe("这条线索 2 分钟前被manager@330521改到洽谈，你填写的内容已保留。");
        meanwhile.Changes.ShouldBe(["manager@330521 把线索从 线索 推进到 洽谈"]);
        (await app.Send(revision with { Version = meanwhile.Version }, Officer)).Ok.ShouldBeTrue();
    }
}
