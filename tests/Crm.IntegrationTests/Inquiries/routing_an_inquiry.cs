using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Routing;
using Crm.Leads;
using Crm.Notifications;
using Crm.Notifications.Reading;
using Crm.Team;
using Crm.Team.Absences;
using Crm.Team.Units;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Inquiries;

/// <summary>Rules hand inquiries to people, in a unit of their own each.</summary>
public class routing_an_inquiry(CrmApp app)
{
    private static readonly DateOnly Today = China.Today(TimeProvider.System);
    private static int units = 60;
    private string unit = "";
    private string manager = "";

    [Fact]
    public async Task gives_a_hundred_evenly_and_keeps_what_decided()
    {
        var people = await Office(4);
        await Set(Rule("轮流", people));
        var inquiries = Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7()).ToList();
        await Parallel.ForEachAsync(inquiries, async (id, _) => await Receive(id));
        var rows = await Until.Found(async () => await Rows(inquiries) is { } all && all.All(r => r.Assignee is not null) ? all : null, "everything handed over");
        rows.CountBy(r => r.Assignee ?? "").Select(c => c.Value).ShouldBe([25, 25, 25, 25]);

        await using var session = app.Store.QuerySession();
        var facts = await session.Events.FetchStreamAsync(inquiries[0]);
        var routed = facts.Select(e => e.Data).OfType<InquiryRouted>().ShouldHaveSingleItem();
        (routed.RulesOf, routed.RulesFrom, routed.Rule, routed.Input.Topic, routed.Candidates.Count).ShouldBe((unit, Today, "轮流", Topic.Policy, 4));
        facts.Select(e => e.EventTypeName).ShouldBe(["inquiry_received", "inquiry_routed", "inquiry_assigned"]);
        facts[1].UserName.ShouldBe(":分派规则");
        var lucky = rows.Single(r => r.Id == inquiries[0]).Assignee!;
        await Until.Found(async () => (await app.Ask(new MyNotices(100), lucky)).Answer!.Notices.FirstOrDefault(n => n.Kind == NewsKind.InquiryHandedOver), "the notice");
    }

    [Fact]
    public async Task waits_for_somebody_who_is_free_and_is_never_forgotten()
    {
        var people = await Office(1);
        await Set(Rule("一个人", people));
        var absence = Guid.CreateVersion7();
        (await app.Send(new PlanAbsence(absence, people[0], Today, Today, "年假", Today), manager)).Sentence.ShouldBeNull();
        var inquiry = Guid.CreateVersion7();
        await Receive(inquiry);
        await Until.Found(async () => await Facts(inquiry) is { } all && all.Any(f => f is InquiryRouted { To: null }) ? all : null, "that nobody was free");
        await Until.Found(async () => (await app.Ask(new MyNotices(100), manager)).Answer!.Notices.FirstOrDefault(n => n.Kind == NewsKind.InquiryArrived), "the manager being told");

        await Sweep();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.Host.Services.GetRequiredService<RoutingSweep>().Look(default)));
        (await app.Send(new CancelAbsence(absence, people[0], Today), manager)).Sentence.ShouldBeNull();
        await Until.Found(async () =>
        {
            await Sweep();
            return (await Rows([inquiry]))!.Single().Assignee;
        }, "the inquiry with somebody");
        (await Facts(inquiry)).Count(f => f is InquiryRouted { To: null }).ShouldBe(1, "what stays with the unit is told of once");
    }

    [Fact]
    public async Task leaves_alone_what_no_rule_is_about()
    {
        var people = await Office(1);
        await Set(Rule("只要厂房", people) with { Topics = [Topic.Building] });
        var inquiry = Guid.CreateVersion7();
        await Receive(inquiry);
        var routed = await Until.Found(async () => (await Facts(inquiry)).OfType<InquiryRouted>().FirstOrDefault(), "the decision");
        (routed.Rule, routed.To, routed.Candidates.Count).ShouldBe((null, null, 0));
    }

    [Fact]
    public async Task is_tried_on_what_came_in_before_it_is_switched_on()
    {
        var people = await Office(2);
        for (var i = 0; i < 6; i++) await Receive(Guid.CreateVersion7());
        var trial = (await app.Ask(new TryRouting(unit, [Rule("试", people)]), manager)).Answer.ShouldNotBeNull();
        (trial.Inquiries, trial.Left, trial.ByRule[0].Count).ShouldBe((6, 0, 6));
        trial.ByPerson.Select(p => (p.Count, p.Really)).ShouldBe([(3, 0), (3, 0)]);
        (await app.Ask(new RoutingOf(unit), manager)).Answer!.Sets.ShouldBeEmpty("a trial changes nothing");
    }

    [Fact]
    public async Task is_set_by_managers_for_their_own_units_and_people()
    {
        var people = await Office(1);
        (await app.Send(new SetRoutingRules(unit, Today.AddDays(-1), [Rule("x", people)], Today), manager)).Refusal.ShouldBe(Refusal.Input);
        (await app.Send(new SetRoutingRules(unit, Today, [Rule("x", ["officer@330521"])], Today), manager)).Refusal.ShouldBe(Refusal.Rule);
        (await app.Send(new SetRoutingRules("330521", Today, [], Today), manager)).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Ask(new TryRouting(unit, [Rule("x", [])]), manager)).Refusal.ShouldBe(Refusal.Input);
        (await app.Ask(new RoutingOf("330521"), manager)).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(new SetRoutingRules(unit, Today, [], Today), people[0])).Refusal.ShouldBe(Refusal.Forbidden);
    }

    // A park of its own with a manager and so many officers.
    private async Task<string[]> Office(int officers)
    {
        unit = $"330523-{Interlocked.Increment(ref units)}";
        await TestPeople.Send(app.Host.Services, new FoundUnit(unit, $"分派园区{unit}", "330523", UnitKind.Park));
        manager = await TestPeople.AddOne(app.Host.Services, Role.Manager, unit);
        var people = new string[officers];
        for (var i = 0; i < officers; i++) people[i] = await TestPeople.AddOne(app.Host.Services, Role.Officer, unit);
        return people;
    }

    private static RoutingRule Rule(string name, string[] people) => new(name, [], [], [], [], null, RoutingWay.InTurn, [.. people.Select(p => new RoutingShare(p))]);

    private async Task Set(RoutingRule rule) => (await app.Send(new SetRoutingRules(unit, Today, [rule], Today), manager)).Sentence.ShouldBeNull();

    private async Task Receive(Guid id) => (await app.Send(new ReceiveInquiry(id, Source.Expo, Topic.Policy, "某企业", null, "要政策", null, Today, unit), manager)).Sentence.ShouldBeNull();

    private async Task Sweep()
    {
        await using var scope = app.Host.Services.CreateAsyncScope();
        var later = new Later(RoutingSweep.Pause + TimeSpan.FromSeconds(1));
        await new RoutingSweep(
            scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>(), app.Store, scope.ServiceProvider.GetRequiredService<IRoster>(), later, scope.ServiceProvider.GetRequiredService<Microsoft.Extensions.Logging.ILogger<RoutingSweep>>()).Look(default);
    }

    private async Task<IReadOnlyList<InquiryListing>> Rows(IReadOnlyList<Guid> inquiries)
    {
        await using var session = app.Store.QuerySession();
        return await session.LoadManyAsync<InquiryListing>(inquiries);
    }

    private async Task<IReadOnlyList<object>> Facts(Guid inquiry)
    {
        await using var session = app.Store.QuerySession();
        return [.. (await session.Events.FetchStreamAsync(inquiry)).Select(e => e.Data)];
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + by;
    }
}
