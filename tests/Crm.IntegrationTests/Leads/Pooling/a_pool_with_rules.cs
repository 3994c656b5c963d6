using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Claiming;
using Crm.Leads.FollowingUp;
using Crm.Leads.Listing;
using Crm.Leads.Opening;
using Crm.Leads.Pooling;
using Crm.Leads.Timeline;
using Crm.Notifications;
using Crm.Notifications.Reading;
using Crm.Team;
using Crm.Team.Units;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Leads.Pooling;

/// <summary>A pool's rules at work, each test in a unit of its own. The clock is the sweep's: what is due is looked at as of another day.</summary>
public class a_pool_with_rules(CrmApp app)
{
    private static readonly DateOnly Today = China.Today(TimeProvider.System);
    private static int units = 30;
    private string unit = "";
    private string manager = "";

    [Fact]
    public async Task has_one_winner_of_fifty_who_claim_at_once_and_forty_nine_clear_refusals()
    {
        var people = await Office(50, PoolRules.Usual);
        var lead = await Open(null);
        var outcomes = await Task.WhenAll(people.Select(p => app.Send(new ClaimLead(lead, Today), p)));
        outcomes.Count(o => o.Ok).ShouldBe(1);
        outcomes.Where(o => !o.Ok).ShouldAllBe(o => o.Refusal == Refusal.Conflict && o.Sentence!.Length > 5);
        (await Row(lead)).Owner.ShouldBe(people[Array.FindIndex(outcomes, o => o.Ok)]);
    }

    [Fact]
    public async Task gives_nobody_more_than_the_rules_allow_though_they_claim_at_once()
    {
        var people = await Office(1, PoolRules.Usual with { ClaimsPerDay = 3 });
        var leads = new List<Guid>();
        for (var i = 0; i < 8; i++) leads.Add(await Open(null));
        var outcomes = await Task.WhenAll(leads.Select(lead => app.Send(new ClaimLead(lead, Today), people[0])));
        outcomes.Count(o => o.Ok).ShouldBe(3);
        outcomes.First(o => !o.Ok).Sentence.ShouldBe("今天已经认领了 3 条，每天最多 3 条。明天再来。");
    }

    [Fact]
    public async Task can_not_be_claimed_again_by_whoever_just_gave_it_back()
    {
        var people = await Office(2, PoolRules.Usual);
        var lead = await Open(people[0]);
        (await app.Send(new ReturnLead(lead, "跟不动", Today), people[0])).Sentence.ShouldBeNull();
        (await app.Send(new ClaimLead(lead, Today), people[0])).Sentence!.ShouldContain("才能再认领");
        (await app.Send(new ClaimLead(lead, Today), people[1])).Sentence.ShouldBeNull();
    }

    [Fact]
    public async Task reminds_three_times_and_then_takes_the_lead_back_and_every_step_is_a_fact()
    {
        var people = await Office(2, PoolRules.Usual);
        var lead = await Open(people[0]);
        (await app.Send(new LogFollowUp(lead, Guid.CreateVersion7(), FollowUpKind.Phone, "谈过", Today), people[0])).Sentence.ShouldBeNull();
        foreach (var day in new[] { 2, 3, 3, 4, 5, 7, 7, 8, 9 }) await Look(lead, Today.AddDays(day));

        await using var session = app.Store.QuerySession();
        var facts = (await session.Events.FetchStreamAsync(lead)).Skip(3).ToList();
        facts.Select(e => e.Data is LeadReminded r ? $"{r.Days}" : e.EventTypeName).ShouldBe(["3", "5", "7", "lead_assigned"]);
        facts.ShouldAllBe(e => e.UserName == ":公海规则");
        var row = await Row(lead);
        (row.Owner, row.Reminded).ShouldBe((null, null));
        var kinds = (await Until.Found(async () => await Told(people[0]) is { Count: 5 } all ? all : null, "four notices beside the hand-over")).Select(n => n.Kind).ToList();
        (kinds.Count(k => k == NewsKind.LeadStale), kinds.Count(k => k == NewsKind.LeadReturned)).ShouldBe((3, 1));
        await Until.Found(async () => (await Told(people[1])).FirstOrDefault(n => n.Kind == NewsKind.LeadInPool), "the colleague being told");
        (await app.Ask(new LeadTimeline(lead), manager)).Answer!.ShouldNotBeNull();
    }

    [Fact]
    public async Task is_swept_for_what_is_due_and_for_nothing_else()
    {
        var people = await Office(1, PoolRules.Usual);
        var (followed, stale, pooled) = (await Open(people[0]), await Open(people[0]), await Open(null));
        (await app.Send(new LogFollowUp(followed, Guid.CreateVersion7(), FollowUpKind.Phone, "谈过", Today), people[0])).Sentence.ShouldBeNull();
        var unruled = await Elsewhere();
        (await Stale(2)).Intersect([followed, stale, pooled, unruled]).ShouldBeEmpty();
        (await Stale(3)).Intersect([followed, stale, pooled, unruled]).ShouldBe([followed]);
        (await Stale(6)).Intersect([followed, stale, pooled, unruled]).ShouldBe([followed, stale], ignoreOrder: true);
        await Look(followed, Today.AddDays(3));
        (await Stale(4)).ShouldNotContain(followed, "it was reminded of");
    }

    [Fact]
    public async Task leaves_alone_a_lead_that_is_followed_up_and_one_that_is_signed_and_one_without_rules()
    {
        var people = await Office(1, null);
        var lead = await Open(people[0]);
        await Look(lead, Today.AddDays(100));
        (await Row(lead)).Owner.ShouldBe(people[0], "nobody has set rules");
    }

    [Fact]
    public async Task tells_a_manager_who_would_lose_what_before_the_rules_hold()
    {
        var people = await Office(1, null);
        await Open(people[0], Today.AddDays(-20));
        await Open(people[0], Today.AddDays(-7));
        await Open(people[0], Today);
        var trial = (await app.Ask(new TryPoolRules(unit, PoolRules.Usual), manager)).Answer.ShouldNotBeNull();
        (trial.Owned, trial.Returned, trial.Reminded).ShouldBe((3, 1, 1));
        trial.Rows.Select(r => (r.Days, r.Returns)).ShouldBe([(17, true), (3, false)]);
        (await app.Ask(new PoolOf(unit), manager)).Answer!.InForce.ShouldBeNull("a trial changes nothing");
        (await app.Ask(new TryPoolRules(unit, PoolRules.Usual with { ReturnAfter = 5 }), manager)).Refusal.ShouldBe(Refusal.Input, "it would take a lead before its last reminder");
    }

    [Fact]
    public async Task takes_nothing_away_on_the_day_its_rules_begin()
    {
        var people = await Office(1, null);
        var lead = await Open(people[0], Today.AddDays(-200));
        (await app.Send(new SetPoolRules(unit, Today, PoolRules.Usual, Today), manager)).Sentence.ShouldBeNull();
        await Look(lead, Today);
        (await Row(lead)).Owner.ShouldBe(people[0]);
        await Look(lead, Today.AddDays(8));
        (await Row(lead)).Owner.ShouldBeNull();
    }

    [Fact]
    public async Task has_its_rules_from_managers_of_its_own_unit()
    {
        var people = await Office(1, null);
        (await app.Send(new SetPoolRules(unit, Today, PoolRules.Usual, Today), people[0])).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(new SetPoolRules(unit, Today, PoolRules.Usual, Today), "manager@330521")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(new SetPoolRules(unit, Today.AddDays(-1), PoolRules.Usual, Today), manager)).Refusal.ShouldBe(Refusal.Input);
        (await app.Ask(new PoolOf("330521"), people[0])).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new PoolOf(), people[0])).Ok.ShouldBeTrue();
    }

    private async Task<string[]> Office(int officers, PoolRules? rules)
    {
        unit = $"330523-{Interlocked.Increment(ref units)}";
        await TestPeople.Send(app.Host.Services, new FoundUnit(unit, $"公海园区{unit}", "330523", UnitKind.Park));
        manager = await TestPeople.AddOne(app.Host.Services, Role.Manager, unit);
        var people = new string[officers];
        for (var i = 0; i < officers; i++) people[i] = await TestPeople.AddOne(app.Host.Services, Role.Officer, unit);
        if (rules is not null) (await app.Send(new SetPoolRules(unit, Today, rules, Today), manager)).Sentence.ShouldBeNull();
        return people;
    }

    private async Task<Guid> Open(string? owner, DateOnly? day = null)
    {
        var lead = Guid.CreateVersion7();
        (await app.Send(new OpenLead(lead, $"企业{lead:N}", "扩产", Source.Expo, null, new Needs(), day ?? Today, unit, owner), manager)).Sentence.ShouldBeNull();
        return lead;
    }

    // In a unit without rules.
    private async Task<Guid> Elsewhere()
    {
        var lead = Guid.CreateVersion7();
        (await app.Send(new OpenLead(lead, $"企业{lead:N}", "扩产", Source.Expo, null, new Needs(), Today, "330521", "officer@330521"), "manager@330521")).Sentence.ShouldBeNull();
        return lead;
    }

    private async Task<IReadOnlyList<Guid>> Stale(int days)
    {
        var services = app.Host.Services;
        using var sweep = new PoolSweep(
            services.GetRequiredService<IServiceScopeFactory>(), app.Store, services.GetRequiredService<IRoster>(), new On(Today.AddDays(days)),
            services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<PoolSweep>>());
        return await sweep.Stale(default);
    }

    // As the sweep's message is handled on that day.
    private async Task Look(Guid lead, DateOnly day)
    {
        await using var session = app.Store.LightweightSession();
        var news = await LookAtStaleLeadHandler.Handle(new LookAtStaleLead(lead), session, app.Host.Services.GetRequiredService<IRoster>(), new On(day), default);
        await session.SaveChangesAsync();
        await using var scope = app.Host.Services.CreateAsyncScope();
        foreach (var one in news) await scope.ServiceProvider.GetRequiredService<Wolverine.IMessageBus>().PublishAsync(one);
    }

    private async Task<LeadListing> Row(Guid lead)
    {
        await using var session = app.Store.QuerySession();
        return (await session.LoadAsync<LeadListing>(lead)).ShouldNotBeNull();
    }

    private async Task<IReadOnlyList<Notice>> Told(string login) => (await app.Ask(new MyNotices(100), login)).Answer!.Notices;

    private sealed class On(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), China.Offset).ToUniversalTime();
    }
}
