using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Ledger;
using Crm.Hotline.Transferring;
using Crm.Inquiries;
using Crm.Team;
using JasperFx.Events;

namespace Crm.Tests.Hotline;

public class handing_a_call_over
{
    private static readonly HandOver ToUnit = new("330523");
    private static readonly HandOver ToOfficer = new("330523", "officer");
    private static readonly Actor Agent = Given.Person(Given.Deqing, Role.HotlineAgent);
    private static readonly Actor Officer = Given.Person(Given.Anji, Role.Officer) with { Login = "officer" };
    private static readonly Actor Neighbour = Given.Person(Given.Anji, Role.Officer) with { Login = "neighbour" };
    private static readonly Actor Manager = Given.Person(Given.Deqing, Role.Manager) with { Login = "manager" };

    [Fact]
    public void waits_to_be_accepted_unless_it_goes_to_oneself()
    {
        Transfer(Given.LoggedCall(), ToUnit).ShouldBe([new CallTransferred("330523", Given.Anji.Path, null, null, Given.Today, ToBeAccepted: true)]);
        Transfer(Given.LoggedCall(), new HandOver("330523", Agent.Login)).ShouldBe([new CallTransferred("330523", Given.Anji.Path, Agent.Login, null, Given.Today)]);
        Given.Refused(() => Transfer(Given.CallThatIsALead, ToUnit));
        Given.Refused(() => Transfer(Handed(ToUnit), ToUnit)).Field.ShouldBe("To");
    }

    [Fact]
    public void counts_as_accepted_where_it_was_recorded_before_there_was_such_a_thing()
    {
        var call = After(Given.LoggedCall(), new CallTransferred("330523", Given.Anji.Path, "officer", null, Given.Today));
        (call.HandedTo, call.Pending).ShouldBe((ToOfficer, null));
        Given.Refused(() => AcceptTransferHandler.Decide(new(call.Id, Given.Today), call, Officer, Given.Today)).Kind.ShouldBe(Refusal.Conflict);
    }

    [Fact]
    public void is_accepted_by_whoever_it_went_to_or_by_anybody_of_the_unit()
    {
        Accept(Handed(ToOfficer), Officer).ShouldBe([new CallTransferAccepted(Given.Today)]);
        foreach (var stranger in new[] { Neighbour, Agent, Manager }) Given.Refused(() => Accept(Handed(ToOfficer), stranger)).Kind.ShouldBe(Refusal.Forbidden);
        Accept(Handed(ToUnit), Neighbour).ShouldNotBeEmpty();
        foreach (var stranger in new[] { Agent, Given.Person(Given.Anji, Role.Editor) }) Given.Refused(() => Accept(Handed(ToUnit), stranger)).Kind.ShouldBe(Refusal.Forbidden);
        var taken = After(Handed(ToUnit), new CallTransferAccepted(Given.Today), "neighbour");
        (taken.HandedTo, taken.Pending).ShouldBe((new HandOver("330523", "neighbour"), null));
    }

    [Fact]
    public void goes_back_with_a_reason_to_whoever_handed_it_over_and_who_then_sees_to_it()
    {
        new DeclineTransferValidator().Validate(new DeclineTransfer(Guid.NewGuid(), "", Given.Today)).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Reason");
        Given.Refused(() => Decline(Handed(ToOfficer), Neighbour)).Kind.ShouldBe(Refusal.Forbidden);
        var declined = (CallTransferDeclined)Decline(Handed(ToOfficer), Officer).ShouldHaveSingleItem();
        declined.ShouldBe(new CallTransferDeclined("不是我们的项目", Agent.Login, Given.Deqing.Code, Given.Deqing.Path, Given.Today));
        var back = Handed(ToOfficer).Apply(declined);
        (back.HandedTo, back.Pending!.IsReturned, back.Pending.IsFor(Agent), back.Pending.IsFor(Officer)).ShouldBe((null, true, true, false));
        Given.Refused(() => Decline(back, Agent));
        Accept(back, Agent).ShouldNotBeEmpty();
        After(back, new CallTransferAccepted(Given.Today)).HandedTo.ShouldBeNull();
        Transfer(back, ToUnit).ShouldHaveSingleItem();
    }

    [Fact]
    public void is_taken_back_while_nobody_has_accepted_it_and_only_by_its_sender_or_a_manager()
    {
        foreach (var person in new[] { Agent, Manager }) Withdraw(Handed(ToUnit), person).ShouldBe([new CallTransferWithdrawn(Given.Deqing.Code, Given.Deqing.Path, Given.Today)]);
        Given.Refused(() => Withdraw(Handed(ToUnit), Neighbour)).Kind.ShouldBe(Refusal.Forbidden);
        Given.Refused(() => Withdraw(After(Handed(ToUnit), new CallTransferAccepted(Given.Today), "neighbour"), Agent)).Kind.ShouldBe(Refusal.Conflict);
        var onward = After(After(Handed(ToOfficer), new CallTransferAccepted(Given.Today), "officer"), Sent(ToUnit), "officer");
        onward.Apply((CallTransferWithdrawn)Withdraw(onward, Officer).Single()).HandedTo.ShouldBe(ToOfficer, "it lies again where it lay before");
    }

    [Fact]
    public void goes_to_somebody_else_only_by_its_sender_as_long_as_it_waits()
    {
        Transfer(Handed(ToUnit), ToOfficer).Select(fact => fact.GetType()).ShouldBe([typeof(CallTransferWithdrawn), typeof(CallTransferred)]);
        Given.Refused(() => Transfer(Handed(ToUnit), ToOfficer, Neighbour)).Message.ShouldContain("请先接收或退回");
        Given.Refused(() => Transfer(Handed(ToOfficer), ToUnit, Neighbour));
    }

    [Fact]
    public void leaves_a_row_that_says_the_same_as_the_state()
    {
        var (row, call) = (new CallListing { Id = Guid.NewGuid(), Unit = Given.Deqing.Code }, Given.LoggedCall());
        foreach (var (fact, by) in new (object, string)[]
        {
            (Sent(ToUnit), "agent"), (new CallTransferAccepted(Given.Today), "neighbour"), (Sent(ToOfficer), "neighbour"),
            (new CallTransferDeclined("忙", "neighbour", "330523", Given.Anji.Path, Given.Today), "officer"), (new CallTransferAccepted(Given.Today), "neighbour"),
            (Sent(ToOfficer), "neighbour"), (new CallTransferWithdrawn("330523", Given.Anji.Path, Given.Today), "neighbour"), (Sent(ToOfficer), "neighbour"),
            (new CallTurnedIntoLead(Guid.NewGuid(), Guid.NewGuid(), Given.Today), "officer"),
        })
        {
            call = After(call, fact, by);
            row = new CallListingProjection().Evolve(row, row.Id, Recorded(fact, by))!;
            (row.Handed, row.Pending, row.PendingFrom, row.Returned).ShouldBe((call.HandedTo, call.Pending, call.Pending?.From, call.Pending?.IsReturned == true), $"after {fact}");
        }
    }

    private static CallTransferred Sent(HandOver to) => new(to.Unit, Given.Anji.Path, to.To, null, Given.Today, ToBeAccepted: true);

    private static Call Handed(HandOver to) => After(Given.LoggedCall(), Sent(to));

    private static Call After(Call call, object fact, string by = "agent") => fact switch
    {
        CallTransferred => call.Apply((IEvent<CallTransferred>)Recorded(fact, by)),
        CallTransferAccepted => call.Apply((IEvent<CallTransferAccepted>)Recorded(fact, by)),
        CallTransferDeclined declined => call.Apply(declined),
        CallTransferWithdrawn withdrawn => call.Apply(withdrawn),
        CallTurnedIntoLead lead => call.Apply(lead),
        _ => throw new NotSupportedException(),
    };

    private static IEvent Recorded(object fact, string by)
    {
        var e = fact switch
        {
            CallTransferred f => (IEvent)new Event<CallTransferred>(f),
            CallTransferAccepted f => new Event<CallTransferAccepted>(f),
            CallTransferDeclined f => new Event<CallTransferDeclined>(f),
            CallTransferWithdrawn f => new Event<CallTransferWithdrawn>(f),
            CallTurnedIntoLead f => new Event<CallTurnedIntoLead>(f),
            _ => throw new NotSupportedException(),
        };
        e.UserName = by;
        return e;
    }

    private static List<object> Transfer(Call call, HandOver to, Actor? by = null) =>
        [.. TransferCallHandler.Decide(new TransferCall(call.Id, to, null, Given.Today), call, Given.Anji, Given.Deqing, by ?? Agent)];

    private static List<object> Accept(Call call, Actor by) => [.. AcceptTransferHandler.Decide(new AcceptTransfer(call.Id, Given.Today), call, by, Given.Today)];

    private static List<object> Decline(Call call, Actor by) => [.. DeclineTransferHandler.Decide(new DeclineTransfer(call.Id, " 不是我们的项目 ", Given.Today), call, Given.Deqing, by, Given.Today)];

    private static List<object> Withdraw(Call call, Actor by) => [.. WithdrawTransferHandler.Decide(new WithdrawTransfer(call.Id, Given.Today), call, Given.Deqing, by, Given.Today)];
}
