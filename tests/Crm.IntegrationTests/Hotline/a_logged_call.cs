using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.CallingBack;
using Crm.Hotline.Correcting;
using Crm.Hotline.Ledger;
using Crm.Hotline.Transferring;
using Crm.Inquiries;

namespace Crm.IntegrationTests.Hotline;

public class a_logged_call(CrmApp app)
{
    [Fact]
    public async Task is_seen_by_its_unit_and_those_above_and_by_nobody_else()
    {
        var company = "丁" + Guid.NewGuid().ToString("N");
        var call = Calls.Answered(Calls.Sheet(company: company));
        (await app.Send(call, Calls.Agent)).Sentence.ShouldBeNull();
        (string Login, bool Sees)[] people =
        [
            (Calls.Agent, true), ("hotlineagent@330500", true), ("manager@330521", true), ("auditor@330000", true), ("officer@330521", false),
            ("hotlineagent@330523", false), ("manager@330523", false), ("officer@330523", false),
        ];
        foreach (var (login, sees) in people)
        {
            var page = (await app.Ask(new FindCalls(company), login)).Answer!;
            (page.Rows.Count, page.Count).ShouldBe(sees ? (1, 1) : (0, 0), login);
            (await app.Ask(new CallOf(call.CallId), login)).Refusal.ShouldBe(sees ? null : Refusal.Missing, login);
        }
        foreach (var login in new[] { "editor@330521", "administrator@330000", "stranger" })
            (await app.Ask(new FindCalls(company), login)).Refusal.ShouldBe(Refusal.Forbidden, login);
        (await app.Send(new TransferCall(call.CallId, new HandOver("330523"), null, Calls.Day), "hotlineagent@330523")).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task is_seen_by_those_it_is_handed_to()
    {
        var call = Calls.Answered() with { Outcome = CallOutcome.Transferred, To = new HandOver("330523", "officer@330523") };
        (await app.Send(call, Calls.Agent)).Sentence.ShouldBeNull();
        (await app.Ask(new CallOf(call.CallId), "officer@330523")).Answer!.HandedTo.ShouldBe("officer@330523");
        (await app.Ask(new CallOf(call.CallId), "manager@330523")).Ok.ShouldBeTrue();
        (await app.Ask(new CallOf(call.CallId), "officer@330521")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(Calls.Answered() with { Outcome = CallOutcome.Transferred, To = new HandOver("330521", "officer@330523") }, Calls.Agent)).Fields.Keys.ShouldContain("To");
        (await app.Send(Calls.Answered() with { Outcome = CallOutcome.Transferred }, Calls.Agent)).Fields.Keys.ShouldContain("To");
    }

    [Fact]
    public async Task is_found_by_number_name_or_company_and_paged_without_gaps()
    {
        var (number, company, name) = (Calls.NewNumber(), "戊" + Guid.NewGuid().ToString("N"), "欧阳" + Guid.NewGuid().ToString("N")[..6]);
        for (var i = 0; i < 5; i++) await app.Send(Calls.Answered(Calls.Sheet(number, company, name)), Calls.Agent);
        foreach (var text in new[] { number, "0086 " + number[3..], company, company[..6], name })
            (await app.Ask(new FindCalls(text), Calls.Agent)).Answer!.Count.ShouldBe(5, text);
        var (seen, after) = (new List<Guid>(), (string?)null);
        do
        {
            var page = (await app.Ask(new FindCalls(company, After: after, Take: 2), Calls.Agent)).Answer!;
            seen.AddRange(page.Rows.Select(r => r.Id));
            after = page.Next;
        } while (after is not null);
        (seen.Count, seen.Distinct().Count()).ShouldBe((5, 5));
        (await app.Ask(new FindCalls(company, Topic.Policy), Calls.Agent)).Answer!.Count.ShouldBe(0);
        (await app.Ask(new FindCalls(company, Topic.IndustrialLand, CallOutcome.Answered, Calls.Agent, Calls.Day, Calls.Day), Calls.Agent)).Answer!.Count.ShouldBe(5);
        (await app.Ask(new FindCalls(company, From: Calls.Day.AddDays(1)), Calls.Agent)).Answer!.Count.ShouldBe(0);
        (await app.Ask(new FindCalls(After: "1_x"), Calls.Agent)).Refusal.ShouldBe(Refusal.Input);
    }

    [Fact]
    public async Task is_put_right_but_not_over_a_newer_correction()
    {
        var call = Calls.Answered();
        await app.Send(call, Calls.Agent);
        var number = Calls.NewNumber();
        var correction = new CorrectCall(call.CallId, Calls.Sheet(number) with { Topic = Topic.Policy, Wish = "问亩均税收" }, CallOutcome.Answered, Calls.Day, 1);
        (await app.Send(correction, Calls.Agent)).Sentence.ShouldBeNull();
        (await app.Send(correction, Calls.Agent)).Refusal.ShouldBe(Refusal.Conflict);
        var row = (await app.Ask(new CallOf(call.CallId), Calls.Agent)).Answer!;
        (row.Topic, row.Wish, row.Caller!.Phone, row.Version).ShouldBe((Topic.Policy, "问亩均税收", number, 2));
        (await app.Send(correction with { Version = 2, Outcome = CallOutcome.Transferred }, Calls.Agent)).Fields.Keys.ShouldContain("Outcome");
    }

    [Fact]
    public async Task stays_due_until_the_caller_was_reached()
    {
        var at = DateTimeOffset.UtcNow.AddHours(3).ToOffset(TimeSpan.FromHours(8));
        var call = Calls.Answered() with { Outcome = CallOutcome.CallBackPlanned, CallBack = new CallBackTime(at) };
        (await app.Send(call, Calls.Agent)).Sentence.ShouldBeNull();
        (await app.Send(new KeepCallBack(call.CallId, false, null, Calls.Day), Calls.Agent)).Sentence.ShouldBeNull();
        var due = (await app.Ask(new CallOf(call.CallId), Calls.Agent)).Answer!;
        (due.CallBackAt!.Value.ToUnixTimeSeconds(), due.CallBackBy, due.Tries).ShouldBe((at.ToUnixTimeSeconds(), Calls.Agent, 1));
        (await app.Send(new KeepCallBack(call.CallId, true, "", Calls.Day), Calls.Agent)).Fields.Keys.ShouldContain("Note");
        (await app.Send(new KeepCallBack(call.CallId, true, "约好周五来看地", Calls.Day), Calls.Agent)).Ok.ShouldBeTrue();
        var kept = (await app.Ask(new CallOf(call.CallId), Calls.Agent)).Answer!;
        kept.CallBackAt.ShouldBeNull();
        kept.Notes.ShouldBe(["约好周五来看地"]);
        (await app.Send(new KeepCallBack(call.CallId, true, "再来一次", Calls.Day), Calls.Agent)).Refusal.ShouldBe(Refusal.Rule);
    }
}
