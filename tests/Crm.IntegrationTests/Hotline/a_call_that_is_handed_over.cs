using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Ledger;
using Crm.Hotline.Transferring;
using Crm.Inquiries;
using Crm.IntegrationTests.Clocks;
using Crm.IntegrationTests.Commands;
using Crm.Notifications;
using Marten;

namespace Crm.IntegrationTests.Hotline;

public class a_call_that_is_handed_over(CrmApp app)
{
    private const string Officer = "officer@330523";

    [Fact]
    public async Task waits_is_declined_comes_back_and_is_accepted_in_the_end_with_everybody_told()
    {
        var call = await Handed(Officer);
        (await Waits(Officer, call)).ShouldBeTrue();
        (await Waits("manager@330523", call)).ShouldBeFalse("it is the officer's to accept");
        (await app.Ask(new FindCalls(Transfer: TransferView.SentByMe, Take: 200), Calls.Agent)).Answer!.Rows.ShouldContain(row => row.Id == call);
        await Told(Officer, NewsKind.CallHandedOver, call);
        (await ClockApp.Clock(app, ClockKind.Transfer, call)).Person.ShouldBe(Officer);

        (await app.Send(new DeclineTransfer(call, " ", Calls.Day), Officer)).Fields.Keys.ShouldContain("Reason");
        (await app.Send(new DeclineTransfer(call, "不归我们管", Calls.Day), "officer@330521")).Refusal.ShouldBe(Refusal.Missing);
        await app.Do(new DeclineTransfer(call, "不归我们管", Calls.Day), Officer);
        await Told(Calls.Agent, NewsKind.CallTransferDeclined, call);
        (await app.Ask(new CallOf(call), Officer)).Refusal.ShouldBe(Refusal.Missing, "it is no longer theirs");
        (await Waits(Calls.Agent, call)).ShouldBeTrue();
        (await ClockApp.Clock(app, ClockKind.Transfer, call, clock => clock.Person == Calls.Agent)).IsOpen.ShouldBeTrue("now its sender is to see to it");

        await app.Do(new TransferCall(call, new HandOver("330523"), "请安吉答复", Calls.Day), Calls.Agent);
        await Told("manager@330523", NewsKind.CallHandedOver, call);
        await app.Do(new AcceptTransfer(call, Calls.Day), "manager@330523");
        (await app.Send(new AcceptTransfer(call, Calls.Day), Officer)).Ok.ShouldBeFalse("somebody of the unit has it");
        await Told(Calls.Agent, NewsKind.CallTransferAccepted, call);
        await ClockApp.Clock(app, ClockKind.Transfer, call, clock => clock.State == ClockState.Met);
        var row = (await app.Ask(new CallOf(call), Calls.Agent)).Answer!;
        (row.HandedTo, row.Pending).ShouldBe(("manager@330523", null));
        (await app.Ask(new CallHistory(call), Calls.Agent)).Answer!.Select(one => one.What).ShouldBe(
            ["接收", "转给安吉县，等对方接收：请安吉答复", $"退回给{Calls.Agent}：不归我们管", $"转给{Officer}，等对方接收", "登记：已转接"]);
        (await app.Ask(new CallHistory(call), "officer@330521")).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task is_taken_back_before_anybody_accepts_it_also_by_an_officer_who_had_been_handed_it()
    {
        var call = await Handed("officer@330521");
        await app.Do(new AcceptTransfer(call, Calls.Day), "officer@330521");
        await app.Do(new TransferCall(call, new HandOver("330523", Officer), null, Calls.Day), "officer@330521");
        (await app.Ask(new CallOf(call), "officer@330521")).Ok.ShouldBeTrue("whoever handed it over sees it until it is settled");
        (await app.Ask(new FindCalls(Transfer: TransferView.SentByMe, Take: 200), "officer@330521")).Answer!.Rows.ShouldContain(row => row.Id == call);
        await app.Do(new WithdrawTransfer(call, Calls.Day), "officer@330521");
        await Told(Officer, NewsKind.CallTransferWithdrawn, call);
        (await app.Ask(new CallOf(call), "officer@330521")).Answer!.HandedTo.ShouldBe("officer@330521");
        (await app.Send(new AcceptTransfer(call, Calls.Day), Officer)).Refusal.ShouldBe(Refusal.Missing);
    }

    private async Task<Guid> Handed(string to)
    {
        var call = Calls.Answered() with { Outcome = CallOutcome.Transferred, To = new HandOver(to[^6..], to) };
        await app.Do(call, Calls.Agent);
        return call.CallId;
    }

    private async Task<bool> Waits(string login, Guid call) => (await app.Ask(new FindCalls(Transfer: TransferView.WaitingForMe, Take: 200), login)).Answer!.Rows.Any(row => row.Id == call);

    private Task Told(string login, NewsKind kind, Guid call) => Until.Found(async () =>
    {
        await using var session = app.Store.QuerySession();
        return await session.Query<Notice>().FirstOrDefaultAsync(n => n.Login == login && n.Kind == kind && n.Link == $"/hotline/calls?call={call}");
    }, $"{login} is told: {kind}");
}
