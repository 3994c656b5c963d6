using System.Net.Http.Headers;
using System.Text.Json;
using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Triaging;
using Crm.Leads;
using Crm.Notifications;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Runtime;

namespace Crm.IntegrationTests.Clocks;

/// <summary>The promise: whoever asks is answered, or somebody is told. Each test sets the clock to a day of its own.</summary>
public sealed class an_inquiry_nobody_answers(ClockApp own) : IClassFixture<ClockApp>
{
    private const string Agent = "hotlineagent@330521";
    private readonly CrmApp app = own.App;

    [Fact]
    public async Task is_warned_of_and_then_escalated_for_everybody_to_read_in_the_events()
    {
        own.SetTo("2026-12-08T10:00");
        var inquiry = await Receive("330521");
        var clock = await ClockApp.Clock(app, ClockKind.Answer, inquiry);

        own.SetTo("2026-12-08T15:30");
        await own.Sweep();
        own.SetTo("2026-12-09T10:30");
        await own.Sweep();
        own.SetTo("2026-12-10T10:30");
        await own.Sweep();

        var events = await EventsOf(clock.Id);
        events.Select(e => e.GetProperty("type").GetString()).ShouldBe(["clock_started", "clock_warned", "clock_overdue", "clock_escalated", "clock_escalated"]);
        Told(events[3]).ShouldBe(["manager@330521"]);
        Told(events[4]).ShouldBe(["manager@330500"]);
        events.ShouldAllBe(e => e.GetProperty("user").GetString() == ":clocks");
        foreach (var manager in new[] { "manager@330521", "manager@330500" }) (await Notice(manager, inquiry, NewsKind.DeadlinePassed)).Due.ShouldBe(clock.Due);
        (await app.Ask(new FindInquiries("overdue"), Agent)).Answer!.Rows.ShouldContain(row => row.Id == inquiry && row.Due!.Clock == clock.Id);

        (await app.Send(new AnswerInquiry(inquiry, "已答复", China.Today(TimeProvider.System), TriageReason.TooEarly), Agent)).Sentence.ShouldBeNull();
        (await ClockApp.Clock(app, ClockKind.Answer, inquiry, c => c.State == ClockState.Met)).Overdue.ShouldBeTrue("it was answered late");
    }

    [Fact]
    public async Task is_found_though_nobody_followed_the_facts_while_it_arrived()
    {
        own.SetTo("2026-12-15T10:00");
        var agents = app.Host.Services.GetRequiredService<IWolverineRuntime>().Agents;
        var follower = agents.AllRunningAgentUris().Single(uri => uri.Scheme == "event-subscriptions" && uri.AbsoluteUri.Contains("clocks", StringComparison.Ordinal));
        await agents.StopLocallyAsync(follower);
        var (unanswered, answered) = (await Receive("330521"), await Receive("330521"));
        (await app.Send(new AnswerInquiry(answered, "已答复", China.Today(TimeProvider.System), TriageReason.TooEarly), Agent)).Sentence.ShouldBeNull();
        own.SetTo("2026-12-18T10:00");
        (await own.Sweep()).ShouldBe(0, "nobody knows of them yet");
        await agents.StartLocallyAsync(follower);

        (await ClockApp.Clock(app, ClockKind.Answer, answered, c => c.State == ClockState.Met)).Overdue.ShouldBeFalse();
        await ClockApp.Clock(app, ClockKind.Answer, unanswered);
        await own.Sweep();
        (await ClockApp.Clock(app, ClockKind.Answer, unanswered)).Escalated.ShouldBe(2, "both steps were missed and are made up for");
    }

    [Fact]
    public async Task is_due_later_when_the_calendar_gets_a_holiday_and_the_earlier_result_is_kept()
    {
        own.SetTo("2026-12-22T10:00");
        var inquiry = await Receive("330521");
        var before = await ClockApp.Clock(app, ClockKind.Answer, inquiry);
        (await app.Send(new SetCalendarDay(new(2026, 12, 23), DayKind.Holiday, "大雪"), "manager@330000")).Sentence.ShouldBeNull();

        var after = await ClockApp.Clock(app, ClockKind.Answer, inquiry, c => c.Due > before.Due);
        (after.Due - before.Due).ShouldBe(TimeSpan.FromDays(1));
        await using var session = app.Store.QuerySession();
        var recomputed = (await session.Events.FetchStreamAsync(after.Id)).Select(e => e.Data).OfType<ClockRecomputed>().ShouldHaveSingleItem();
        (recomputed.Before.Due, recomputed.Why).ShouldBe((before.Due, RecomputeReason.CalendarChanged));
    }

    [Fact]
    public async Task is_due_by_the_rules_of_its_own_unit_from_their_first_day_on()
    {
        own.SetTo("2026-12-29T09:30");
        var quick = ClockRules.Default with
        {
            Name = "两小时",
            ValidFrom = new(2026, 12, 29),
            Rules = [.. ClockRules.Default.Rules.Select(r => r.Kind == ClockKind.Answer ? r with { Term = new Term(2, Measure.WorkingHours) } : r)],
        };
        var yesterday = await ClockApp.Clock(app, ClockKind.Answer, await Receive("330523", "hotlineagent@330523"));
        (await app.Send(new AdoptClockRules("330523", quick, China.Today(TimeProvider.System)), "manager@330523")).Sentence.ShouldBeNull();

        var moved = await ClockApp.Clock(app, ClockKind.Answer, yesterday.Subject, c => c.Due != yesterday.Due);
        (moved.Due - moved.Times.Since).ShouldBe(TimeSpan.FromHours(2), "it began on the first day of the new rules");
        (await ClockApp.Clock(app, ClockKind.Answer, await Receive("330521"))).Rule.Set.ShouldBe(ClockRules.Default.Name, "the sister unit has no rules of its own");
    }

    private async Task<Guid> Receive(string unit, string login = Agent)
    {
        var inquiry = Guid.CreateVersion7();
        (await app.Send(new ReceiveInquiry(inquiry, Source.Expo, Topic.Policy, "云帆机电", null, "要地", null, China.Today(TimeProvider.System), unit), login)).Sentence.ShouldBeNull();
        return inquiry;
    }

    private async Task<List<JsonElement>> EventsOf(Guid stream)
    {
        using var client = app.Host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.TokenOf(app, "auditor@330000"));
        var lines = (await client.GetStringAsync("/api/events?limit=10000")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement).Where(e => e.GetProperty("stream").GetGuid() == stream)];
    }

    private static string?[] Told(JsonElement e) => [.. e.GetProperty("data").GetProperty("to").EnumerateArray().Select(login => login.GetString())];

    private Task<Notice> Notice(string login, Guid inquiry, NewsKind kind) => Until.Found(async () =>
    {
        await using var session = app.Store.QuerySession();
        return await session.Query<Notice>().Where(n => n.Login == login && n.Kind == kind && n.Link.Contains(inquiry.ToString())).FirstOrDefaultAsync();
    }, $"{login} is told");
}
