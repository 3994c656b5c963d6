using System.Text.Json.Nodes;
using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.CallingBack;
using Crm.Hotline.Converting;
using Crm.Hotline.Logging;
using Crm.Hotline.Missed;
using Crm.Hotline.Ringing;
using Crm.Hotline.Ringing.Keys;
using Crm.Hotline.Simulating;
using Crm.Hotline.Transferring;
using Crm.Hotline.Wall;
using Crm.Inquiries;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Assigning;
using Crm.Inquiries.Closing;
using Crm.Inquiries.Converting;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Touching;
using Crm.Inquiries.Triaging;
using Crm.IntegrationTests.Clocks;
using Crm.IntegrationTests.PublicSite;
using Crm.Privacy;
using Crm.Team;
using Crm.Team.Units;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Hotline;

/// <summary>
/// The promise, over a whole day: telephones ring from nine to half past five while visitors write on the site; the office deals with most of it and leaves some of each
/// lying. Three days later the raw events show of every call and every inquiry that it was closed, handed over, or laid before somebody who answers for it.
/// </summary>
public sealed class a_scripted_day(ClockApp own) : IClassFixture<ClockApp>
{
    private const string Unit = "330521-88";
    private const int Visitors = 48;
    private static readonly DateOnly Day = new(2026, 12, 8);

    private readonly CrmApp app = own.App;
    private readonly Dictionary<string, int> done = [];
    private readonly List<Guid> promised = [];
    private readonly List<Guid> transferred = [];
    private string manager = "", officer = "";

    [Fact]
    public async Task leaves_nothing_unanswered_that_nobody_was_told_of()
    {
        own.SetTo("2026-12-08T17:40");
        await TestPeople.Send(app.Host.Services, new FoundUnit(Unit, "一天的园区", "330521", UnitKind.Park));
        (manager, officer) = (await TestPeople.AddOne(app.Host.Services, Role.Manager, Unit), await TestPeople.AddOne(app.Host.Services, Role.Officer, Unit));
        var seats = new[] { await app.SitsDown(unit: Unit), await app.SitsDown(unit: Unit), await app.SitsDown(unit: Unit) };

        var script = CtiScript.Make(ScriptLength.Day, 8, [.. seats.Select(seat => seat.Extension)]);
        await Task.WhenAll(Ring(script), Write());
        foreach (var call in script.Calls) await app.Handle(new JudgeMissedCall(PhoneCall.IdOf(Unit, $"day-c{call.Number}")));
        await WriteDown();
        await ReturnMissed();
        await AcceptTransfers();
        await KeepPromises();
        await Triage();
        await Compare(await CountedHotline.Over(app, Unit), script);

        foreach (var later in new[] { "2026-12-09T18:00", "2026-12-10T12:00", "2026-12-11T18:00" })
        {
            own.SetTo(later);
            await own.CatchUp();
            await own.Sweep();
        }
        var told = new Told(await CountedHotline.RawEvents(app));
        told.Forgotten().ShouldBeEmpty();
        told.Fates.Keys.ShouldBe(Told.All, ignoreOrder: true, "a day in which everything happens");
        told.Count("inquiry").ShouldBe(Visitors + done["call became a lead"] + done["call touched a lead"]);
        (told.Count("answered"), told.Count("missed")).ShouldBe((script.Calls.Count(call => !call.Missed), script.Calls.Count(call => call.Missed)));
    }

    private async Task Ring(CtiScript script)
    {
        var clock = app.Host.Services.GetRequiredService<TimeProvider>();
        var (key, secret) = await CtiKeyCommand.Issue(app.Store, app.Host.Services.GetRequiredService<SecretBox>(), Unit, "a day", Day);
        var played = await new CtiPlayer(app.Host.Server.CreateClient(), key, Convert.FromBase64String(secret), clock).Play(script.Reports, "day", CtiPlayer.AtOnce);
        played.ShouldAllBe(report => report.Ok);
    }

    private async Task Write()
    {
        for (var i = 0; i < Visitors; i++)
        {
            using var visitor = new Visitor(app, $"192.0.2.{i + 1}");
            var form = await visitor.Form();
            var (answer, html) = await visitor.Post(form, [.. Visitor.Filled(company: $"线上企业{i}"), new("answer", form.Answer!)]);
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, html);
        }
    }

    // All but four; whoever asked for land a second time is put to the lead that is there.
    private async Task WriteDown()
    {
        var topics = Enum.GetValues<Topic>();
        Guid? lead = null;
        for (var i = 0; ; i++)
        {
            var waiting = (await app.Ask(new FindUnwrittenCalls(), manager)).Answer!;
            if (waiting.Count <= 4) return;
            var call = waiting[0];
            var sheet = new CallSheet(topics[i % topics.Length], new Contact("来电人", call.Number), $"来电企业{i}", "330521", "要 30 亩地") { PhoneCall = call.Id };
            var id = Guid.CreateVersion7();
            ICommand command = (i % 9, call.Number, lead) switch
            {
                (0, not null, _) => new TurnCallIntoLead(id, Guid.CreateVersion7(), (lead = Guid.CreateVersion7()).Value, Day, sheet, Unit, officer),
                (3, not null, { } known) => new TouchLeadByCall(id, Guid.CreateVersion7(), known, Day, sheet),
                (4 or 5, not null, _) => new LogCall(id, sheet, CallOutcome.CallBackPlanned, Day, CallBack: new CallBackTime(Moment("2026-12-09T09:30"), null)),
                (6, _, _) => new LogCall(id, sheet, CallOutcome.Transferred, Day, To: new HandOver(Unit, officer)),
                (7, _, _) => new LogCall(id, sheet with { Caller = null, Company = null }, CallOutcome.Nuisance, Day),
                _ => new LogCall(id, sheet, CallOutcome.Answered, Day),
            };
            Done(command is TurnCallIntoLead ? "call became a lead" : command is TouchLeadByCall ? "call touched a lead" : "call logged");
            if (command is LogCall { Outcome: CallOutcome.CallBackPlanned }) promised.Add(id);
            if (command is LogCall { Outcome: CallOutcome.Transferred }) transferred.Add(id);
            (await app.Send(command, manager)).Sentence.ShouldBeNull();
        }
    }

    // Every third is rung back, every third closed with a reason, the rest lies there.
    private async Task ReturnMissed()
    {
        foreach (var (row, i) in (await app.Ask(new FindMissedCalls(), manager)).Answer!.Select((row, i) => (row, i)))
        {
            if (i % 3 == 0 && row.Number is not null)
                (await app.Send(new LogCall(Guid.CreateVersion7(), new CallSheet(Topic.Policy, new Contact("回拨", row.Number), null, null, "已说明") { Direction = CallDirection.Outgoing }, CallOutcome.Answered, Day), manager)).Sentence.ShouldBeNull();
            else if (i % 3 == 1) (await app.Send(new CloseMissedCall(row.Id, MissedReason.Nuisance, null, Day), manager)).Sentence.ShouldBeNull();
        }
    }

    // Every other one; nobody answers the rest.
    private async Task AcceptTransfers()
    {
        foreach (var call in transferred.Where((_, i) => i % 2 == 0)) (await app.Send(new AcceptTransfer(call, Day), officer)).Sentence.ShouldBeNull();
    }

    private async Task KeepPromises()
    {
        own.SetTo("2026-12-09T09:31");
        foreach (var (call, i) in promised.Select((call, i) => (call, i)).Where(x => x.i % 2 == 0))
            (await app.Send(new KeepCallBack(call, Reached: i % 4 == 0, "已回电", Day.AddDays(1)), manager)).Sentence.ShouldBeNull();
    }

    private async Task Triage()
    {
        var open = (await app.Ask(new FindInquiries("open", Take: 200), "manager@330521")).Answer!.Rows.Where(row => row.Source == Crm.Leads.Source.WebForm).ToList();
        open.Count.ShouldBe(Visitors);
        Guid? lead = null;
        foreach (var (row, i) in open.Select((row, i) => (row, i)))
        {
            ICommand? command = (i % 6, lead) switch
            {
                (0, _) => new TurnInquiryIntoLead(row.Id, (lead = Guid.CreateVersion7()).Value, Day, Unit, officer, Reason: TriageReason.NewInvestor),
                (1, { } known) => new TouchLead(row.Id, known, Day, TriageReason.SameProject),
                (2, _) => new AnswerInquiry(row.Id, "政策原文已发", Day, TriageReason.NoProject),
                (3, _) => new CloseInquiry(row.Id, ClosingReason.Nuisance, null, Day),
                (4, _) => new AssignInquiry(row.Id, new HandOver("330521", "officer@330521"), null, Day),
                _ => null,
            };
            if (command is not null) (await app.Send(command, "manager@330521")).Sentence.ShouldBeNull();
        }
    }

    private async Task Compare(CountedHotline counted, CtiScript script)
    {
        var sheet = (await app.Ask(new HotlineFigures(Day, Day, Unit), manager)).Answer.ShouldNotBeNull();
        var phone = sheet.Phone.ShouldNotBeNull();
        (phone.Calls, phone.Answered, phone.InTime, phone.Missed, phone.Unwritten)
            .ShouldBe((counted.Calls.Count, counted.Answered.Count, counted.Waits.Count(w => w <= 15), counted.Missed, counted.Answered.Count(c => !c.Written)));
        (phone.Calls, phone.Missed, phone.Unwritten).ShouldBe((script.Calls.Count, script.Calls.Count(c => c.Missed), 4));
        phone.AnswerMedian!.Value.ShouldBe(CountedHotline.Part(counted.Waits, 0.5), 0.001);
        phone.AnswerNinth!.Value.ShouldBe(CountedHotline.Part(counted.Waits, 0.9), 0.001);
        phone.Talk!.Value.ShouldBe(counted.Talks.Average(), 0.001);
        sheet.Topics.ToDictionary(t => $"{t.Topic}", t => t.Count).ShouldBe(counted.Topics, ignoreOrder: true);
        var district = (await app.Ask(new HotlineFigures(Day, Day), "manager@330521")).Answer!;
        district.OpenInquiries.ShouldBe((await CountedHotline.Over(app, "330521")).OpenInquiries + counted.OpenInquiries);
        district.OpenInquiries.ShouldBe(Visitors / 3, "those that were handed over or left lying");
    }

    private void Done(string what) => done[what] = done.GetValueOrDefault(what) + 1;

    private static DateTimeOffset Moment(string local) => DateTimeOffset.Parse(local + "+08:00").ToUniversalTime();

    /// <summary>What became of everything, by the raw events alone.</summary>
    private sealed class Told
    {
        /// <summary>Everything that can become of something.</summary>
        public static readonly string[] All =
        [
            "answered: written down", "answered: escalated", "missed: returned", "missed: closed", "missed: escalated",
            "call: closed", "call: became a lead", "call: taken over", "call: called back", "call: escalated",
            "inquiry: answered", "inquiry: closed", "inquiry: became a lead", "inquiry: handed over", "inquiry: escalated",
        ];

        private readonly ILookup<Guid, JsonNode> streams;
        private readonly HashSet<Guid> escalated;
        private readonly Dictionary<Guid, Guid> tasks = [];

        public Told(IReadOnlyList<JsonNode> events)
        {
            streams = events.ToLookup(e => e["stream"]!.GetValue<Guid>());
            var subjects = events.Where(e => Type(e) == "clock_started").GroupBy(e => e["stream"]!.GetValue<Guid>()).ToDictionary(g => g.Key, g => g.First()["data"]!["subject"]!.GetValue<Guid>());
            escalated = [.. events.Where(e => Type(e) == "clock_escalated" && e["data"]!["to"]!.AsArray().Count > 0).Select(e => subjects[e["stream"]!.GetValue<Guid>()])];
            foreach (var e in events.Where(e => Type(e) == "call_missed")) tasks[e["data"]!["phoneCall"]!.GetValue<Guid>()] = e["stream"]!.GetValue<Guid>();
            foreach (var (what, fate) in streams.Select(Fate).OfType<(string, string?)>()) Fates[$"{what}: {fate ?? "forgotten"}"] = Fates.GetValueOrDefault($"{what}: {fate ?? "forgotten"}") + 1;
        }

        public Dictionary<string, int> Fates { get; } = [];

        public IEnumerable<string> Forgotten() => streams.Where(s => Fate(s) is (_, null)).Select(s => $"{s.Key} {string.Join(' ', s.Select(Type))}");

        public int Count(string what) => Fates.Where(fate => fate.Key.StartsWith(what + ":", StringComparison.Ordinal)).Sum(fate => fate.Value);

        private (string What, string? Fate)? Fate(IGrouping<Guid, JsonNode> stream)
        {
            bool Has(params string[] types) => stream.Any(e => types.Contains(Type(e)));
            if (Has("inquiry_received"))
                return ("inquiry", Has("inquiry_answered") ? "answered" : Has("inquiry_closed", "inquiry_withdrawn") ? "closed" : Has("inquiry_turned_into_lead", "inquiry_touched_lead") ? "became a lead"
                    : Has("inquiry_assigned") ? "handed over" : escalated.Contains(stream.Key) ? "escalated" : null);
            if (Has("call_logged"))
                return ("call", Has("call_turned_into_lead", "call_touched_lead") ? "became a lead" : Has("call_transfer_accepted") ? "taken over" : Has("call_back_done") ? "called back"
                    : !Has("call_back_planned", "call_transferred") ? "closed" : escalated.Contains(stream.Key) ? "escalated" : null);
            if (Has("phone_answered")) return ("answered", Has("phone_call_written_down") ? "written down" : escalated.Contains(stream.Key) ? "escalated" : null);
            if (Has("phone_hung_up", "phone_missed") && !Has("phone_call_written_down"))
                return ("missed", !tasks.TryGetValue(stream.Key, out var task) ? null : After(task, stream.Key) ?? (escalated.Contains(task) ? "escalated" : null));
            return null;
        }

        // What came after this call on its caller's task: one return is for all that waited.
        private string? After(Guid task, Guid call) => streams[task].SkipWhile(e => Type(e) != "call_missed" || e["data"]!["phoneCall"]!.GetValue<Guid>() != call)
            .Select(Type).FirstOrDefault(type => type is "missed_call_returned" or "missed_call_closed") switch
        { "missed_call_returned" => "returned", "missed_call_closed" => "closed", _ => null };

        private static string Type(JsonNode e) => e["type"]!.GetValue<string>();
    }
}
