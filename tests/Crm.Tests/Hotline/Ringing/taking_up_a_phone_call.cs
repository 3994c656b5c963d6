using Crm.Foundation;
using Crm.Hotline.Ringing;
using Crm.Team;
using static Crm.Tests.Hotline.Ringing.Phone;

namespace Crm.Tests.Hotline.Ringing;

public class taking_up_a_phone_call
{
    private static readonly Actor Agent = Given.Person(Given.Deqing, Role.HotlineAgent);

    [Fact]
    public void says_once_that_it_is_theirs()
    {
        var waiting = After(Report(PhoneReport.Ringing, 0))!;
        TakeUpPhoneCallHandler.Decide(waiting, Agent, null, Given.Today).ShouldBe([new PhoneCallTakenUp(Given.Today)]);
        TakeUpPhoneCallHandler.Decide(waiting with { TakenBy = Agent.Login }, Agent, null, Given.Today).ShouldBeEmpty();
    }

    [Fact]
    public void is_refused_where_a_colleague_is_on_it()
    {
        var refused = Given.Refused(() => TakeUpPhoneCallHandler.Decide(After(Report(PhoneReport.Ringing, 0))!, Agent, "周敏", Given.Today));
        (refused.Kind, refused.Message).ShouldBe((Refusal.Conflict, "周敏已经在接这通来话。"));
    }

    [Fact]
    public void is_refused_once_the_caller_has_hung_up() =>
        Given.Refused(() => TakeUpPhoneCallHandler.Decide(After(Report(PhoneReport.Ringing, 0), Report(PhoneReport.HungUp, 9))!, Agent, null, Given.Today));

    [Fact]
    public void and_writing_it_down_happens_once()
    {
        var (call, record) = (After(Report(PhoneReport.Ringing, 0, "801"), Report(PhoneReport.Answered, 4, "801"))!, Guid.NewGuid());
        PhoneTies.Decide(call, record, null, Given.Today).ShouldBe([new PhoneCallWrittenDown(record, Given.Today)]);
        Given.Refused(() => PhoneTies.Decide(call with { Call = record }, Guid.NewGuid(), "周敏", Given.Today)).Message.ShouldContain("周敏");
    }

    [Theory]
    [InlineData(Role.HotlineAgent, true)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.Auditor, true)]
    [InlineData(Role.Officer, false)]
    [InlineData(Role.Administrator, false)]
    public void is_for_whoever_reaches_it(Role role, bool reaches)
    {
        var person = Given.Person(Given.Deqing, role) with { Login = "me" };
        PhoneReach.Reaches(person, "330521", null, null).ShouldBe(reaches);
        PhoneReach.Reaches(person, "330521", null, "me").ShouldBeTrue();
        PhoneReach.Reaches(Given.Person(Given.Anji, role) with { Login = "me" }, "330521", "other", null).ShouldBeFalse();
    }
}
