using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.CallingBack;
using Crm.Hotline.Correcting;
using Crm.Hotline.Logging;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Team;

namespace Crm.Tests.Hotline;

public class logging_a_call
{
    private static readonly Actor Agent = Given.Person(Given.Deqing, Role.HotlineAgent);

    private static LogCall Command(CallOutcome outcome, CallSheet? sheet = null) => new(Guid.NewGuid(), sheet ?? Given.Sheet, outcome, Given.Today);

    [Fact]
    public void says_what_came_of_it_and_who_answers_for_it() => LogCallHandler.Decide(Command(CallOutcome.Answered), Given.Record, Agent, null, null)
        .ShouldBe([new CallLogged(Given.Record, CallOutcome.Answered, "330521", Given.Deqing.Path, Given.Today)]);

    [Fact]
    public void says_to_whom_it_was_transferred()
    {
        var command = Command(CallOutcome.Transferred) with { To = new HandOver("330523", "officer") };
        LogCallHandler.Decide(command, Given.Record, Agent, Given.Anji, null).Last().ShouldBe(new CallTransferred("330523", Given.Anji.Path, "officer", null, Given.Today, ToBeAccepted: true));
    }

    [Fact]
    public void promises_a_call_back_only_where_the_number_is_known()
    {
        var command = Command(CallOutcome.CallBackPlanned);
        var time = new CallBackTime(Given.Now.AddHours(1), "agent");
        LogCallHandler.Decide(command, Given.Record, Agent, null, time).Last().ShouldBe(new CallBackPlanned(time.At, "agent", null, Given.Today));
        var hidden = Given.Record with { Caller = Given.Contact with { Phone = null } };
        Given.Refused(() => LogCallHandler.Decide(command, hidden, Agent, null, time)).Field.ShouldBe("Sheet.Caller.Phone");
    }

    [Theory]
    [InlineData(CallOutcome.Answered, "", "Sheet.Wish")]
    [InlineData(CallOutcome.BecameLead, "地", "Outcome")]
    [InlineData((CallOutcome)0, "地", "Outcome")]
    [InlineData(CallOutcome.Transferred, "地", "To")]
    [InlineData(CallOutcome.CallBackPlanned, "地", "CallBack")]
    [InlineData(CallOutcome.Nuisance, "", null)]
    public void asks_for_what_the_outcome_needs(CallOutcome outcome, string wish, string? field)
    {
        var result = new LogCallValidator().Validate(Command(outcome, Given.Sheet with { Wish = wish }));
        result.Errors.Select(e => e.PropertyName).ShouldBe(field is null ? [] : [field]);
    }

    [Fact]
    public void names_the_field_that_is_too_long_or_does_not_exist()
    {
        var sheet = Given.Sheet with { Topic = (Topic)9, Company = new string('企', 121), Remarks = new string('字', 2001), Caller = new Contact(new string('名', 61), "1") };
        new LogCallValidator().Validate(Command(CallOutcome.Answered, sheet)).Errors.Select(e => e.PropertyName)
            .ShouldBe(["Sheet.Topic", "Sheet.Company", "Sheet.Remarks", "Sheet.Caller.Name"], ignoreOrder: true);
    }

    [Fact]
    public void can_be_put_right_but_not_to_an_outcome_that_needs_a_fact()
    {
        var command = new CorrectCall(Guid.NewGuid(), Given.Sheet, CallOutcome.Nuisance, Given.Today, 1);
        CorrectCallHandler.Decide(command, Given.LoggedCall(), Given.Record, Given.Today).ShouldBe([new CallCorrected(Given.Record, CallOutcome.Nuisance, Given.Today)]);
        Given.Refused(() => CorrectCallHandler.Decide(command with { Outcome = CallOutcome.Transferred }, Given.LoggedCall(), Given.Record, Given.Today)).Field.ShouldBe("Outcome");
        Given.Refused(() => CorrectCallHandler.Decide(command, Given.CallThatIsALead, Given.Record, Given.Today)).Field.ShouldBe("Outcome");
        Given.Refused(() => CorrectCallHandler.Decide(command with { OccurredOn = Given.Today.AddDays(1) }, Given.LoggedCall(), Given.Record, Given.Today)).Field.ShouldBe("OccurredOn");
    }
}
