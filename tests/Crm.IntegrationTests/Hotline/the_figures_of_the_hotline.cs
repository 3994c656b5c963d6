using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.CallingBack;
using Crm.Hotline.Logging;
using Crm.Hotline.Ringing;
using Crm.Hotline.Ringing.Keys;
using Crm.Hotline.Simulating;
using Crm.Hotline.Wall;
using Crm.Inquiries;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Triaging;
using Crm.Leads;
using Crm.Privacy;
using Crm.Team;
using Crm.Team.Units;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Hotline;

/// <summary>An hour of calls, written down by agents: every figure equals what somebody counts who reads the raw events over the API and knows nothing of our tables.</summary>
public class the_figures_of_the_hotline(CrmApp app)
{
    private const string Unit = "330523-77";
    private static readonly DateOnly Today = China.Today(TimeProvider.System);

    [Fact]
    public async Task equal_a_count_over_the_raw_events()
    {
        await TestPeople.Send(app.Host.Services, new FoundUnit(Unit, "数得清的园区", "330523", UnitKind.Park));
        var manager = await TestPeople.AddOne(app.Host.Services, Role.Manager, Unit);
        (await Ask(manager)).Phone.ShouldBeNull("no telephone system has reported anything yet: not measured, not nought");

        await PlayAnHour();
        await WriteDown(manager);
        await Inquire(manager);

        var (counted, sheet) = (await CountedHotline.Over(app, Unit), await Ask(manager));
        var phone = sheet.Phone.ShouldNotBeNull();
        (phone.Calls, phone.Answered, phone.InTime, phone.Missed, phone.Unwritten)
            .ShouldBe((counted.Calls.Count, counted.Answered.Count, counted.Waits.Count(w => w <= 15), counted.Missed, counted.Answered.Count(c => !c.Written)));
        phone.Calls.ShouldBeGreaterThan(10);
        phone.Missed.ShouldBeGreaterThan(0);
        phone.Unwritten.ShouldBeGreaterThan(0);
        phone.AnswerMedian!.Value.ShouldBe(CountedHotline.Part(counted.Waits, 0.5), 0.001);
        phone.AnswerNinth!.Value.ShouldBe(CountedHotline.Part(counted.Waits, 0.9), 0.001);
        phone.Talk!.Value.ShouldBe(counted.Talks.Average(), 0.001);
        phone.AfterCall!.Value.ShouldBe(counted.AfterCalls.Average(), 0.001);
        sheet.Topics.ToDictionary(t => $"{t.Topic}", t => t.Count).ShouldBe(counted.Topics, ignoreOrder: true);
        (sheet.Logged, sheet.Hours.Sum()).ShouldBe((counted.Topics.Values.Sum(), counted.Topics.Values.Sum()));
        (sheet.OpenInquiries, counted.OpenInquiries).ShouldBe((1, 1));
    }

    [Fact]
    public async Task open_into_the_calls_behind_them()
    {
        const string manager = "manager@330523";
        var sheet = (await app.Ask(new HotlineFigures(Today.AddDays(-1), Today), manager)).Answer!;
        foreach (var (figure, count) in new[] { (PhoneFigure.Calls, sheet.Phone?.Calls), (PhoneFigure.Answered, sheet.Phone?.Answered), (PhoneFigure.InTime, sheet.Phone?.InTime), (PhoneFigure.Missed, sheet.Phone?.Missed) })
        {
            var rows = new List<PhoneRow>();
            string? after = null;
            do
            {
                var page = (await app.Ask(new FindPhoneCalls(figure, Today.AddDays(-1), Today, null, after, 7), manager)).Answer!;
                rows.AddRange(page.Rows);
                after = page.Next;
            }
            while (after is not null);
            rows.Select(r => r.Id).Distinct().Count().ShouldBe(count ?? 0, figure.ToString());
        }
    }

    [Fact]
    public async Task are_those_of_ones_own_units_only()
    {
        (await app.Ask(new HotlineFigures(Unit: "330521"), "manager@330523")).Answer!.Phone.ShouldBeNull();
        (await app.Ask(new HotlineFigures(Unit: "999999"), "manager@330523")).Refusal.ShouldBe(Refusal.Rule);
        foreach (var login in new[] { "officer@330521", "editor@330521", "administrator@330521" })
            (await app.Ask(new HotlineFigures(), login)).Refusal.ShouldBe(Refusal.Forbidden, login);
        (await app.Ask(new HotlineFigures(Today, Today.AddDays(-1)), "manager@330523")).Refusal.ShouldBe(Refusal.Input);
        (await app.Ask(new HotlineFigures(Today.AddYears(-2), Today), "manager@330523")).Refusal.ShouldBe(Refusal.Input);
    }

    private async Task<HotlineSheet> Ask(string login) => (await app.Ask(new HotlineFigures(Today.AddDays(-1), Today), login)).Answer.ShouldNotBeNull();

    private async Task PlayAnHour()
    {
        var (key, secret) = await CtiKeyCommand.Issue(app.Store, app.Host.Services.GetRequiredService<SecretBox>(), Unit, "figures", Today);
        var seats = new[] { await app.SitsDown(unit: Unit), await app.SitsDown(unit: Unit) };
        var script = CtiScript.Make(ScriptLength.Hour, 11, [.. seats.Select(s => s.Extension)]);
        var played = await new CtiPlayer(app.Host.Server.CreateClient(), key, Convert.FromBase64String(secret), TimeProvider.System).Play(script.Reports, $"{Guid.NewGuid():N}", CtiPlayer.AtOnce);
        played.ShouldAllBe(report => report.Ok);
        await CtiKeyCommand.Revoke(app.Store, key, Today);
    }

    // All but two: somebody is late with writing.
    private async Task WriteDown(string manager)
    {
        var unwritten = (await app.Ask(new FindUnwrittenCalls(), manager)).Answer!;
        var topics = Enum.GetValues<Topic>();
        foreach (var (call, i) in unwritten.SkipLast(2).Select((call, i) => (call, i)))
        {
            var sheet = new CallSheet(topics[i % topics.Length], call.Number is null ? null : new Contact("来电人", call.Number), null, null, "问政策") { PhoneCall = call.Id };
            var callBack = i % 5 == 0 && call.Number is not null ? new CallBackTime(DateTimeOffset.UtcNow.AddDays(1), null) : null;
            var outcome = callBack is not null ? CallOutcome.CallBackPlanned : i % 7 == 0 ? CallOutcome.Nuisance : CallOutcome.Answered;
            (await app.Send(new LogCall(Guid.CreateVersion7(), sheet, outcome, Today, CallBack: callBack), manager)).Sentence.ShouldBeNull();
        }
    }

    private async Task Inquire(string manager)
    {
        var ids = new[] { Guid.CreateVersion7(), Guid.CreateVersion7() };
        foreach (var id in ids) (await app.Send(new ReceiveInquiry(id, Source.WebForm, Topic.Policy, "某企业", null, "要政策", null, Today, Unit), manager)).Sentence.ShouldBeNull();
        (await app.Send(new AnswerInquiry(ids[0], "已寄", Today, TriageReason.NoProject), manager)).Sentence.ShouldBeNull();
    }
}
