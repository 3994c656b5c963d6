using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Hotline.Recognising;
using Crm.Inquiries;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Touching;
using Crm.IntegrationTests.Clocks;
using Crm.IntegrationTests.Crashing;
using Crm.IntegrationTests.Hotline;
using Crm.Leads;
using Crm.Leads.Assigning;
using Crm.Leads.Board;
using Crm.Leads.Filing;
using Crm.Leads.Finding;
using Crm.Leads.FollowingUp;
using Crm.Leads.Funnel;
using Crm.Leads.Listing;
using Crm.Leads.Merging;
using Crm.Leads.Opening;
using Crm.Leads.Profile;
using Crm.Leads.Recognising;
using Crm.Leads.Timeline;
using Crm.Leads.Visiting;
using Crm.Notifications;
using Crm.Privacy;
using Crm.Team;
using Crm.Team.Units;
using Crm.Tests.Leads.Filing;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Leads.Merging;

/// <summary>In a unit of their own, so that everything can be counted: one lead of each of two officers, merged by their manager.</summary>
public class two_leads_that_are_one(CrmApp app) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly string unit = $"330521-P{Random.Shared.Next(10_000, 99_999)}";
    private readonly string number = Calls.NewNumber();
    private readonly Guid kept = Guid.CreateVersion7();
    private readonly Guid other = Guid.CreateVersion7();
    private readonly Guid file = Guid.NewGuid();
    private string chen = "", wang = "", manager = "";

    public async ValueTask InitializeAsync()
    {
        await TestPeople.Send(app.Host.Services, new FoundUnit(unit, "某园区", "330521", UnitKind.Park));
        chen = await TestPeople.AddOne(app.Host.Services, Role.Officer, unit);
        wang = await TestPeople.AddOne(app.Host.Services, Role.Officer, unit);
        manager = await TestPeople.AddOne(app.Host.Services, Role.Manager, unit);
        await Do(new OpenLead(kept, "浙江云帆机电有限公司", "电机扩产", Source.Outreach, null, new Needs { Investment = 3_000 }, Day, unit, chen), chen);
        await Do(new OpenLead(other, "云帆电机厂", "新建厂房", Source.WebForm, new Contact("李女士", number), new Needs { Investment = 5_000, LandMu = 60 }, Day, unit, wang), wang);
        await Do(new AddFile(other, file, "协议.pdf", new FileContent((byte[])[.. Papers.Pdf]), Day), wang);
        await Do(new PlanVisit(other, Guid.NewGuid(), VisitDirection.InvestorComes, Day.AddDays(9), "管委会", "看地", Day), wang);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task are_opened_by_both_numbers_and_listed_and_counted_once()
    {
        var (mine, theirs) = (await Sheet(kept), await Sheet(other));
        await Merge([MergeField.LandMu]);

        foreach (var asked in new[] { kept, other })
        {
            var sheet = await Sheet(asked);
            (sheet.Id, sheet.Facts.Number, sheet.Facts.Needs.LandMu).ShouldBe((kept, mine.Facts.Number, 60));
            sheet.Contacts.ShouldHaveSingleItem().From.ShouldBe(theirs.Facts.Number);
            sheet.Merged.ShouldHaveSingleItem().MayUnmerge.ShouldBeTrue();
        }
        foreach (var text in new[] { mine.Facts.Number, theirs.Facts.Number, "云帆电机厂" })
            (await Ask(new FindLeads { Text = text, Unit = unit })).Rows.ShouldHaveSingleItem(text).Id.ShouldBe(kept);
        (await Ask(new PipelineFunnel { Unit = unit })).Steps[0].Here.ShouldBe(new StageSum(Stage.Lead, 1, 3_000));
        (await Ask(new PipelineFunnel { Unit = unit, Source = Source.WebForm })).Steps[0].Here.Count.ShouldBe(0);
        (await Ask(new PipelineBoard { Unit = unit })).Columns.Sum(c => c.Cards.Count).ShouldBe(1);
        await Rebuild.TallyEqualsListing(app.Host.Services.GetRequiredService<NpgsqlDataSource>());

        var story = await Ask(new LeadTimeline(other));
        story.Count(e => e.From == theirs.Facts.Number).ShouldBe(4);
        (await Ask(new LeadFiles(kept))).ShouldHaveSingleItem().From.ShouldBe(theirs.Facts.Number);
        (await app.Ask(new ReadFile(kept, file), chen)).Answer!.Bytes.ShouldBe(Papers.Pdf);
        (await app.Ask(new LeadProfile(other), wang)).Answer!.Id.ShouldBe(kept, "whoever was in charge finds it there");
        await Until.Found(async () =>
        {
            await using var session = app.Store.QuerySession();
            return await session.Query<Notice>().FirstOrDefaultAsync(n => n.Login == wang && n.Kind == NewsKind.LeadMerged);
        }, "a notice for whoever was in charge of it");
    }

    [Fact]
    public async Task are_as_before_once_they_are_taken_apart_and_keep_what_was_done_meanwhile()
    {
        var before = await Stored(other);
        var row = await Row(kept);
        await Merge([MergeField.Company, MergeField.Investment]);
        (await Row(kept)).Amount.ShouldBe(5_000);
        var follow = new LogFollowUp(kept, Guid.NewGuid(), FollowUpKind.Phone, "谈了", Day.AddDays(1));
        await Do(follow, wang);
        (await app.Send(follow with { LeadId = other }, wang)).Sentence!.ShouldContain("已并入");
        (await app.Send(new UnmergeLeads(kept, other, Day, 4), chen)).Refusal.ShouldBe(Refusal.Forbidden, "one of them is a colleague's");
        await IsWrittenAsItWouldBeRebuilt();

        await Do(new UnmergeLeads(kept, other, Day, 4), manager);
        (await Stored(other)).ShouldBe(before);
        var after = await Row(kept);
        after.ShouldBe(row with { LastFollowUp = Day.AddDays(1), Updated = after.Updated, SharedWith = after.SharedWith });
        after.SharedWith.ShouldBeEmpty();
        await IsWrittenAsItWouldBeRebuilt();
        (await Sheet(other)).Id.ShouldBe(other);
        (await app.Ask(new LeadProfile(kept), wang)).Refusal.ShouldBe(Refusal.Missing);
        (await Ask(new PipelineFunnel { Unit = unit })).Steps[0].Here.ShouldBe(new StageSum(Stage.Lead, 2, 8_000));
    }

    [Fact]
    public async Task recognise_whoever_asks_again_on_the_one_that_was_kept()
    {
        await Merge([]);
        (await app.Ask(new WhoIsCalling(number), "hotlineagent@330521")).Answer!.Leads.ShouldHaveSingleItem().Id.ShouldBe(kept);
        foreach (var query in new[] { new FindSimilar(Phone: number), new FindSimilar("云帆电机厂") })
            (await app.Ask(query, chen)).Answer!.Where(lead => lead.Id == kept || lead.Id == other).ShouldHaveSingleItem().Id.ShouldBe(kept);
        await using (var session = app.Store.QuerySession())
        {
            var person = (await session.LoadAsync<LeadIndex>(other))!.Persons.ShouldHaveSingleItem();
            (await OpenLeads.Of(person, session, default)).ShouldHaveSingleItem().Id.ShouldBe(kept);
        }

        var inquiry = Guid.CreateVersion7();
        await Do(new ReceiveInquiry(inquiry, Source.Expo, Topic.IndustrialLand, "云帆电机厂", new Contact("李女士", number), "还要 20 亩", "330521", Day), "hotlineagent@330521");
        await Do(new TouchLead(inquiry, other, Day, null, "同一个人"), "hotlineagent@330521");
        await using var store = app.Store.QuerySession();
        (await store.Events.FetchStreamAsync(kept)).Select(e => e.Data).OfType<LeadTouched>().ShouldHaveSingleItem().Inquiry.ShouldBe(inquiry);
        (await store.Events.FetchStreamAsync(inquiry)).Select(e => e.Data).OfType<InquiryTouchedLead>().ShouldHaveSingleItem().Lead.ShouldBe(kept);
    }

    [Fact]
    public async Task can_go_on_in_a_third_and_come_out_in_reverse_order()
    {
        var third = Guid.CreateVersion7();
        await Do(new OpenLead(third, "云帆集团", "总部", Source.Outreach, null, new Needs(), Day, unit, chen), chen);
        await Merge([]);
        await Do(new MergeLeads(third, kept, [], null, Day, 2, 3), manager);
        foreach (var asked in new[] { other, kept, third }) (await Sheet(asked)).Id.ShouldBe(third);
        var (numberOfKept, sheet) = ((await Row(kept)).Number, await Sheet(third));
        sheet.Merged.Select(m => (m.Id, m.Through, m.MayUnmerge)).ShouldBe([(kept, null, true), (other, numberOfKept, false)]);
        sheet.Contacts.Count.ShouldBe(1);
        (await app.Ask(new WhoIsCalling(number), "hotlineagent@330521")).Answer!.Leads.ShouldHaveSingleItem().Id.ShouldBe(third);

        (await app.Send(new UnmergeLeads(kept, other, Day, 4), manager)).Sentence!.ShouldContain("已并入");
        await Do(new UnmergeLeads(third, kept, Day, 3), manager);
        (await Sheet(other)).Id.ShouldBe(kept);
        await Do(new UnmergeLeads(kept, other, Day, 5), manager);
        (await Sheet(other)).Id.ShouldBe(other);
        await IsWrittenAsItWouldBeRebuilt();
    }

    [Fact]
    public async Task are_neither_shown_nor_merged_to_whom_one_is_out_of_reach()
    {
        var foreign = Guid.CreateVersion7();
        await Do(new OpenLead(foreign, "别家", "项目", Source.Outreach, null, new Needs(), Day, Owner: "officer@330523"), "officer@330523");
        foreach (var unseen in new[] { foreign, Guid.NewGuid() })
        {
            var merge = new MergeLeads(kept, unseen, [], null, Day, 2, 2);
            var refused = await app.Send(merge, manager);
            (refused.Refusal, refused.Sentence).ShouldBe((Refusal.Missing, Outcome.Of(LeadReach.OutOfReach).Sentence));
            (await app.Send(merge with { OtherVersion = 1 }, manager)).Sentence.ShouldBe(refused.Sentence);
            (await app.Send(new MergeLeads(unseen, kept, [], null, Day, 2, 2), manager)).Refusal.ShouldBe(Refusal.Missing);
            foreach (var query in new[] { new PreviewMerge(kept, unseen), new PreviewMerge(unseen, kept) }) (await app.Ask(query, manager)).Sentence.ShouldBe(refused.Sentence);
        }
        await Do(new AssignLead(other, unit, null, "回公海", Day), manager);
        (await app.Send(new MergeLeads(kept, other, [], null, Day, 2, 5), chen)).Refusal.ShouldBe(Refusal.Forbidden, "the pool's lead is nobody's yet");
        (await app.Ask(new PreviewMerge(kept, other), chen)).Answer!.Objection.ShouldNotBeNull();
        (await app.Send(new MergeLeads(kept, other, [], null, Day, 2, 4), manager)).Refusal.ShouldBe(Refusal.Conflict, "somebody changed the other one");
        (await app.Send(new MergeLeads(kept, kept, [], null, Day, 2, 2), manager)).Refusal.ShouldBe(Refusal.Rule);
    }

    [Fact]
    public async Task stop_the_clocks_of_the_one_and_go_on_with_them_afterwards()
    {
        await Do(new LogFollowUp(kept, Guid.NewGuid(), FollowUpKind.Phone, "谈了", Day), chen);
        var waiting = await ClockApp.Clock(app, ClockKind.Answer, other);
        await ClockApp.Clock(app, ClockKind.Answer, kept, clock => clock.State == ClockState.Met);
        await Merge([], 3);
        await ClockApp.Clock(app, ClockKind.Assess, other, clock => clock.State == ClockState.Stopped);
        (await ClockApp.Clock(app, ClockKind.Answer, kept, clock => clock.State == ClockState.Running)).Times.From.ShouldBe(waiting.Times.From, "who waits there waits here, since the same moment");
        await Do(new UnmergeLeads(kept, other, Day, 4), manager);
        await ClockApp.Clock(app, ClockKind.Answer, kept, clock => clock.State == ClockState.Stopped);
        foreach (var kind in new[] { ClockKind.Answer, ClockKind.Assess }) await ClockApp.Clock(app, kind, other, clock => clock.State == ClockState.Running);
    }

    private Task Merge(IReadOnlyList<MergeField> taken, long version = 2) => Do(new MergeLeads(kept, other, taken, "同一个项目", Day, version, 4), manager);

    private async Task Do(ICommand command, string login) => (await app.Send(command, login)).Sentence.ShouldBeNull();

    private async Task<T> Ask<T>(IQuery<T> query) where T : class => (await app.Ask(query, manager)).Answer.ShouldNotBeNull();

    private Task<LeadSheet> Sheet(Guid lead) => Ask(new LeadProfile(lead));

    private async Task<LeadListing> Row(Guid lead)
    {
        await using var session = app.Store.QuerySession();
        return (await session.LoadAsync<LeadListing>(lead)).ShouldNotBeNull();
    }

    // What the tables hold, row for row.
    private async Task<string> Stored(Guid lead)
    {
        await using var session = app.Store.QuerySession();
        var rows = new List<string>();
        foreach (var table in new[] { "lead", "leadlisting", "leadindex" })
            rows.AddRange(await session.QueryAsync<string>($"select (to_jsonb(d) - 'mt_version' - 'mt_last_modified')::text from crm.mt_doc_{table} as d where id = ?", lead));
        return string.Join('\n', rows);
    }

    private async Task IsWrittenAsItWouldBeRebuilt()
    {
        await using var session = app.Store.QuerySession();
        foreach (var lead in new[] { kept, other })
        {
            var options = app.Store.Options.Serializer();
            options.ToJson(await session.Events.AggregateStreamAsync<LeadListing>(lead)).ShouldBe(options.ToJson(await session.LoadAsync<LeadListing>(lead)));
            options.ToJson(await session.Events.AggregateStreamAsync<LeadIndex>(lead)).ShouldBe(options.ToJson(await session.LoadAsync<LeadIndex>(lead)));
            options.ToJson(await session.Events.AggregateStreamAsync<Lead>(lead)).ShouldBe(options.ToJson(await session.LoadAsync<Lead>(lead)));
        }
    }
}
