using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Missed;
using Crm.Hotline.Ringing;
using Crm.Privacy;
using Marten;
using Npgsql;

namespace Crm.IntegrationTests.Hotline;

public class a_phone_call_to_be_dealt_with(CrmApp app)
{
    private readonly string number = Calls.NewNumber();

    [Fact]
    public async Task stays_on_the_list_of_whoever_answered_until_it_is_written_down()
    {
        var ((agent, extension), (other, _)) = (await app.SitsDown(), await app.SitsDown());
        var phone = await app.Answers(extension, number);
        (await Unwritten(agent)).ShouldContain(phone);
        (await Unwritten("manager@330521")).ShouldContain(phone);
        (await Unwritten(other)).ShouldNotContain(phone);
        (await Unwritten("manager@330523")).ShouldNotContain(phone);

        var sheet = Calls.Sheet(number) with { PhoneCall = phone };
        (await app.Send(Calls.Answered(sheet), "hotlineagent@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(Calls.Answered(sheet), agent)).Sentence.ShouldBeNull();
        (await Unwritten(agent)).ShouldNotContain(phone);
        (await app.Send(Calls.Answered(sheet), agent)).Refusal.ShouldBe(Refusal.Conflict, "each phone call is written down once");
    }

    [Fact]
    public async Task is_written_down_by_every_way_the_form_can_end()
    {
        var (agent, extension) = await app.SitsDown();
        async Task<CallSheet> Sheet() => Calls.Sheet(Calls.NewNumber()) with { PhoneCall = await app.Answers(extension, number) };
        var lead = Calls.IntoLead(await Sheet());
        ICommand[] ways =
        [
            lead, new Crm.Hotline.Converting.TouchLeadByCall(Guid.CreateVersion7(), Guid.CreateVersion7(), lead.LeadId, Calls.Day, await Sheet()),
            Calls.Answered(await Sheet()) with { Outcome = CallOutcome.Transferred, To = new("330523") }, Calls.Answered(await Sheet()) with { Outcome = CallOutcome.Nuisance },
            Calls.Answered(await Sheet()) with { Outcome = CallOutcome.CallBackPlanned, CallBack = new(DateTimeOffset.UtcNow.AddHours(2)) },
        ];
        (await Unwritten(agent)).Count.ShouldBe(ways.Length);
        foreach (var way in ways) (await app.Send(way, agent)).Sentence.ShouldBeNull(way.GetType().Name);
        (await Unwritten(agent)).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_written_down_while_the_telephone_system_goes_on_reporting()
    {
        var (agent, extension) = await app.SitsDown();
        for (var i = 0; i < 8; i++)
        {
            var call = $"{Guid.NewGuid()}";
            (await app.Report(Phones.Report(PhoneReport.Answered, call, extension, number))).Sentence.ShouldBeNull();
            var sheet = Calls.Sheet(number) with { PhoneCall = PhoneCall.IdOf("330521", call) };
            var outcomes = await Task.WhenAll(
            [
                app.Send(Calls.Answered(sheet), agent), .. Enumerable.Range(1, 3).Select(second => app.Report(Phones.Report(PhoneReport.Ringing, call, extension, number, second: second))),
            ]);
            outcomes.ShouldAllBe(outcome => outcome.Ok);
        }
    }

    [Fact]
    public async Task tells_who_it_may_be_and_that_a_colleague_is_on_it()
    {
        var ((agent, extension), (other, elsewhere)) = (await app.SitsDown(), await app.SitsDown());
        var known = Calls.IntoLead(Calls.Sheet(number));
        (await app.Send(known, Calls.Agent)).Sentence.ShouldBeNull();
        var first = await app.Answers(extension, number, over: false);
        var mine = (await app.Ask(new PopOf(first), agent)).Answer!;
        mine.Candidates.ShouldHaveSingleItem().Lead.ShouldBe(known.LeadId);
        mine.Colleague.ShouldBeNull();
        (await app.Ask(new PopOf(first), other)).Answer!.Colleague.ShouldNotBeNull();
        var second = await app.Rings(elsewhere, number);
        (await app.Ask(new PopOf(second), other)).Answer!.Colleague.ShouldNotBeNull("the same caller on two lines");
        (await app.Ask(new PopOf(await app.Rings(elsewhere)), other)).Answer!.ShouldSatisfyAllConditions(pop => pop.Colleague.ShouldBeNull(), pop => pop.Candidates.ShouldBeEmpty());
    }

    [Fact]
    public async Task is_taken_by_one_of_those_who_see_it_waiting()
    {
        var ((agent, _), (other, _)) = (await app.SitsDown(), await app.SitsDown());
        var phone = await app.Rings();
        (await app.Send(new TakeUpPhoneCall(phone), agent)).Sentence.ShouldBeNull();
        (await app.Send(new TakeUpPhoneCall(phone), agent)).Sentence.ShouldBeNull();
        (await app.Send(new TakeUpPhoneCall(phone), other)).Refusal.ShouldBe(Refusal.Conflict);
        (await app.Send(new TakeUpPhoneCall(phone), "hotlineagent@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new FindOpenPhoneCalls(), other)).Answer!.Single(r => r.Id == phone).ShouldSatisfyAllConditions(r => r.IsFor(agent).ShouldBeTrue(), r => r.Holder.ShouldNotBeNull());
    }

    [Fact]
    public async Task that_nobody_answered_is_one_task_until_it_is_rung_back()
    {
        var task = await app.Misses(number);
        (await app.Misses(number)).ShouldBe(task);
        var row = (await Missed(Calls.Agent)).Single(m => m.Id == task);
        (row.Number, row.Count).ShouldBe((number, 2));
        (await Missed("hotlineagent@330523")).ShouldNotContain(m => m.Id == task);
        (await app.Ask(new FindMissedCalls(), "officer@330521")).Refusal.ShouldBe(Refusal.Forbidden);

        (await app.Send(Calls.Answered(Calls.Sheet(number)), Calls.Agent)).Sentence.ShouldBeNull();
        (await Missed(Calls.Agent)).ShouldContain(m => m.Id == task, "they rang again, nobody rang back");
        (await app.Send(Calls.Answered(Calls.Sheet(number) with { Direction = CallDirection.Outgoing }), Calls.Agent)).Sentence.ShouldBeNull();
        (await Missed(Calls.Agent)).ShouldNotContain(m => m.Id == task);
        (await app.Send(new CloseMissedCall(task, MissedReason.Reached, null, Calls.Day), Calls.Agent)).Refusal.ShouldBe(Refusal.Rule);
        (await app.Misses(number)).ShouldBe(task);
        (await Missed(Calls.Agent)).Single(m => m.Id == task).Count.ShouldBe(1, "a new one begins anew");
        (await app.Send(new CloseMissedCall(task, MissedReason.Nuisance, null, Calls.Day), "hotlineagent@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(new CloseMissedCall(task, MissedReason.Nuisance, null, Calls.Day), Calls.Agent)).Sentence.ShouldBeNull();
        (await Missed(Calls.Agent)).ShouldNotContain(m => m.Id == task);
    }

    [Fact]
    public async Task is_missed_once_though_the_message_comes_again_and_not_when_the_answer_was_late()
    {
        var (call, extension) = ($"{Guid.NewGuid()}", (await app.SitsDown()).Extension);
        var id = PhoneCall.IdOf("330521", call);
        await app.Report(Phones.Report(PhoneReport.Ringing, call, extension, number));
        await app.Report(Phones.Report(PhoneReport.HungUp, call, second: 30));
        for (var i = 0; i < 3; i++) await app.Handle(new JudgeMissedCall(id));
        (await Missed(Calls.Agent)).Single(m => m.Number == number).Count.ShouldBe(1);
        await app.Report(Phones.Report(PhoneReport.Answered, call, extension, number, second: 8));
        await app.Handle(new JudgeMissedCall(id));
        (await Missed(Calls.Agent)).ShouldNotContain(m => m.Number == number);
    }

    [Fact]
    public async Task becomes_a_task_by_itself_by_a_message_that_outlives_the_process()
    {
        var report = Phones.Report(PhoneReport.Ringing, $"{Guid.NewGuid()}", null, number);
        await app.Report(report);
        await app.Report(Phones.Report(PhoneReport.Missed, report.CallKey, second: 20));
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = database.CreateCommand("select count(*) from crm.wolverine_incoming_envelopes where message_type = 'judge-missed-call' and status = 'Scheduled'");
        ((long)(await command.ExecuteScalarAsync())!).ShouldBeGreaterThan(0);
    }

    private async Task<IReadOnlyList<Guid>> Unwritten(string login) => [.. (await app.Ask(new FindUnwrittenCalls(), login)).Answer!.Select(row => row.Id)];

    private async Task<IReadOnlyList<MissedRow>> Missed(string login) => (await app.Ask(new FindMissedCalls(), login)).Answer!;
}
