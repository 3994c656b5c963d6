using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Duty;
using Crm.Hotline.Ringing;
using Crm.Hotline.Ringing.Keys;
using Crm.Team;
using static Crm.IntegrationTests.Hotline.TelephoneSystem;

namespace Crm.IntegrationTests.Hotline;

public class a_report_of_the_telephone_system(CrmApp app)
{
    private readonly string call = $"{Guid.NewGuid()}";
    private readonly string number = Calls.NewNumber();

    private Guid Id => PhoneCall.IdOf("330521", call);

    [Fact]
    public async Task that_is_signed_rings_on_the_desks_of_the_unit_and_nowhere_else()
    {
        var system = await Of(app);
        (await system.Send(Report(PhoneReport.Ringing, call, "0086-" + number[3..]))).Status.ShouldBe(204);
        (string Login, bool Sees)[] people =
        [
            (Calls.Agent, true), ("hotlineagent@330500", true), ("manager@330521", true), ("auditor@330521", true), ("officer@330521", false),
            ("hotlineagent@330523", false), ("manager@330523", false),
        ];
        foreach (var (login, sees) in people)
        {
            var row = (await app.Ask(new FindOpenPhoneCalls(), login)).Answer!.SingleOrDefault(r => r.Id == Id);
            (row is not null).ShouldBe(sees, login);
            if (row is not null) (row.Number, row.Phase, row.Direction).ShouldBe((number, PhonePhase.Waiting, CallDirection.Incoming), login);
        }
        foreach (var login in new[] { "editor@330521", "administrator@330521" }) (await app.Ask(new FindOpenPhoneCalls(), login)).Refusal.ShouldBe(Refusal.Forbidden, login);
        (await app.Ask(new PopOf(Id), "hotlineagent@330523")).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task counts_once_however_often_it_is_sent()
    {
        var system = await Of(app);
        var report = Report(PhoneReport.Ringing, call, number);
        for (var i = 0; i < 3; i++) (await system.Send(report)).ShouldBe((204, ""));
        (await system.Send(report with { Kind = PhoneReport.HungUp, Call = call + "x" })).ShouldBe((204, ""), "the same name is the same report");
        (await Events(Id)).ShouldBe(1);
        (await Events(PhoneCall.IdOf("330521", call + "x"))).ShouldBe(0);
        (await system.Send(report with { Id = "renamed" + call })).Status.ShouldBe(204);
        (await Events(Id)).ShouldBe(1, "a repetition under another name says nothing new");
    }

    [Fact]
    public async Task is_refused_in_the_same_words_whatever_is_wrong_with_the_signature()
    {
        var (system, ended) = (await Of(app), await New(app));
        await CtiKeyCommand.Revoke(app.Store, ended.KeyId, China.Today(TimeProvider.System));
        var (body, token, now) = (Write(Report(PhoneReport.Ringing, call, number)), await TestPeople.TokenOf(app, Calls.Agent), DateTimeOffset.UtcNow);
        (string What, Task<(int, string)> Sent)[] tries =
        [
            ("another body", system.Send(body, signed: body + " ")), ("an old one", system.Send(body, signedAt: now.AddSeconds(-310))), ("one of tomorrow", system.Send(body, signedAt: now.AddSeconds(310))),
            ("a revoked key", ended.Send(body)), ("an unknown key", system.Send(body, key: "330521.nobody")), ("no key", system.Send(body, key: "")),
            ("no key but a token", system.Send(body, key: "", token: token)), ("a key of no unit", system.Send(body, key: "x")), ("another unit's key", system.Send(body, key: "330523" + system.KeyId[6..])),
            ("no signature", system.Send(body, signature: _ => "sha256=")), ("half a signature", system.Send(body, signature: hex => hex[..32])), ("words", system.Send(body, signature: _ => new string('x', 64))),
            ("one with a wrong last digit", system.Send(body, signature: hex => hex[..^1] + (hex[^1] == '0' ? '1' : '0'))),
        ];
        var words = new HashSet<string>();
        foreach (var (what, sent) in tries)
        {
            var (status, answer) = await sent;
            status.ShouldBe(401, what);
            words.Add(Words(answer));
        }
        words.ShouldHaveSingleItem();
        (await Events(Id)).ShouldBe(0);
        (await system.Send(body)).Status.ShouldBe(204, "nothing but what was wrong was wrong");
    }

    [Fact]
    public async Task is_refused_without_detail_where_it_is_too_long_or_cannot_be_read()
    {
        var system = await Of(app);
        (await system.Send(new string(' ', CtiSignature.MostBytes + 1))).Status.ShouldBe(413);
        var words = new HashSet<string>();
        foreach (var body in new[] { "", "{", "[]", "null", "{}", "\0", Write(Report(PhoneReport.Ringing, call, number)).Replace("ringing", "sung"), Write(Report(PhoneReport.Ringing, call, number, "80x")) })
        {
            var (status, answer) = await system.Send(body);
            status.ShouldBe(400, body);
            words.Add(Words(answer));
        }
        words.ShouldHaveSingleItem();
        (await Events(Id)).ShouldBe(0);
    }

    [Fact]
    public async Task of_another_units_system_is_another_units_call()
    {
        var (ours, theirs) = (await Of(app), await Of(app, "330523"));
        (await ours.Send(Report(PhoneReport.Ringing, call, number))).Status.ShouldBe(204);
        (await theirs.Send(Report(PhoneReport.HungUp, call, number))).Status.ShouldBe(204);
        (await app.Ask(new FindOpenPhoneCalls(), Calls.Agent)).Answer!.ShouldContain(r => r.Id == Id);
        (await app.Ask(new FindOpenPhoneCalls(), "hotlineagent@330523")).Answer!.ShouldNotContain(r => r.Id == Id);
        PhoneCall.IdOf("330523", call).ShouldNotBe(Id);
    }

    [Fact]
    public async Task gives_the_same_call_when_all_come_at_once_and_twice()
    {
        var (system, (agent, extension)) = (await Of(app), await app.SitsDown());
        CtiReport[] life =
        [
            Report(PhoneReport.Ringing, call, number), Report(PhoneReport.Ringing, call, number, extension, 3), Report(PhoneReport.Answered, call, number, extension, 9),
            Report(PhoneReport.HungUp, call, number, null, 40), Report(PhoneReport.RecordingReady, call, number, null, 44) with { Recording = "r/1" },
        ];
        var sent = await Task.WhenAll(life.Concat(life).OrderBy(_ => Random.Shared.Next()).Select(system.Send));
        sent.ShouldAllBe(answer => answer.Status == 204);
        (await Events(Id)).ShouldBe(life.Length);
        await using var session = app.Store.QuerySession();
        var trace = (await session.LoadAsync<PhoneCall>(Id)).ShouldNotBeNull().Trace;
        (trace.Phase, trace.AnsweredBy, trace.Marks.Count, trace.IsMissed).ShouldBe((PhonePhase.Over, agent, 5, false));
        (trace.AnsweredAt!.Value - trace.RangAt!.Value).ShouldBe(life[2].At - life[0].At, TimeSpan.FromMicroseconds(2));
    }

    [Fact]
    public async Task moves_the_agents_state_into_the_call_and_out_of_it()
    {
        var (system, (agent, extension)) = (await Of(app), await app.SitsDown());
        (await system.Send(Report(PhoneReport.Ringing, call, number, extension))).Status.ShouldBe(204);
        (await system.Send(Report(PhoneReport.Answered, call, number, extension, 5))).Status.ShouldBe(204);
        await Until.Found(() => Mine(agent, DutyState.Talking), "talking");
        (await app.Send(new ChangeDuty(DutyState.Ready), agent)).Refusal.ShouldBe(Refusal.Rule);
        (await system.Send(Report(PhoneReport.HungUp, call, number, null, 30))).Status.ShouldBe(204);
        var after = await Until.Found(() => Mine(agent, DutyState.AfterCall), "writing down");
        after.Extension.ShouldBe(extension);

        await app.Handle(new EndAfterCall(agent, after.Until!.Value.AddSeconds(-1)));
        (await Mine(agent, DutyState.AfterCall)).ShouldNotBeNull("that end is another one's");
        await app.Handle(new EndAfterCall(agent, after.Until!.Value));
        (await Mine(agent, DutyState.Ready)).ShouldNotBeNull();
        (await app.Ask(new HotlineDuty(), "manager@330521")).Answer!.Colleagues.ShouldContain(c => c.Login == agent && c.State == DutyState.Ready && c.Extension == extension);
        (await app.Ask(new HotlineDuty(), "manager@330523")).Answer!.Colleagues.ShouldNotContain(c => c.Login == agent);
        var neighbour = await TestPeople.AddOne(app.Host.Services, Role.HotlineAgent);
        (await app.Send(new ChangeDuty(DutyState.Ready, extension), neighbour)).Fields.Keys.ShouldBe(["Extension"]);
    }

    private async Task<DutyRow?> Mine(string login, DutyState state) => (await app.Ask(new HotlineDuty(), login)).Answer!.Mine is { } mine && mine.State == state ? mine : null;

    private async Task<int> Events(Guid stream)
    {
        await using var session = app.Store.QuerySession();
        return (await session.Events.FetchStreamAsync(stream)).Count;
    }
}
