using Crm.Hotline.CallingBack;
using Crm.Hotline;
using Crm.Team;

namespace Crm.Tests.Hotline;

public class calling_back
{
    private static readonly KeepCallBack Reached = new(Guid.NewGuid(), true, " 约好来看地 ", Given.Today);

    [Fact]
    public void is_done_when_the_caller_was_reached() =>
        KeepCallBackHandler.Decide(Reached, Given.CallWithACallBack, Given.Today).ShouldBe([new CallBackDone("约好来看地", Given.Today)]);

    [Fact]
    public void stays_due_when_nobody_answered()
    {
        var fact = KeepCallBackHandler.Decide(Reached with { Reached = false, Note = "" }, Given.CallWithACallBack, Given.Today).ShouldHaveSingleItem();
        fact.ShouldBe(new CallBackFailed(null, Given.Today));
        Given.CallWithACallBack.CallBackBy.ShouldBe("agent");
    }

    [Fact]
    public void needs_a_promise() => Given.Refused(() => KeepCallBackHandler.Decide(Reached, Given.LoggedCall(), Given.Today));

    [Fact]
    public void can_be_put_off_but_not_once_the_call_is_a_lead()
    {
        var plan = new PlanCallBack(Guid.NewGuid(), new CallBackTime(Given.Now), null, Given.Today);
        var checkedTime = new CallBackTime(Given.Now.AddDays(1), "agent");
        PlanCallBackHandler.Decide(plan, Given.CallWithACallBack, checkedTime).ShouldBe([new CallBackPlanned(checkedTime.At, "agent", null, Given.Today)]);
        Given.Refused(() => PlanCallBackHandler.Decide(plan, Given.CallThatIsALead, checkedTime));
        var hidden = Given.LoggedCall() with { Record = Given.Record with { Caller = null } };
        Given.Refused(() => PlanCallBackHandler.Decide(plan, hidden, checkedTime)).Field.ShouldBe("At");
    }

    [Fact]
    public void lies_ahead_within_three_months_and_is_kept_in_utc()
    {
        var (actor, clock) = (Given.Person(Given.Deqing, Role.HotlineAgent), new At(Given.Now));
        new CallBackTime(Given.Now.AddHours(2).ToOffset(TimeSpan.FromHours(8))).Check(actor, new NoRoster(), clock, "At").ShouldBe(new CallBackTime(Given.Now.AddHours(2), "agent"));
        Should.Throw<Crm.Foundation.RuleBroken>(() => new CallBackTime(Given.Now.AddHours(-2)).Check(actor, new NoRoster(), clock, "At")).Field.ShouldBe("At");
        Should.Throw<Crm.Foundation.RuleBroken>(() => new CallBackTime(Given.Now.AddDays(100)).Check(actor, new NoRoster(), clock, "At")).Field.ShouldBe("At");
        Should.Throw<Crm.Foundation.RuleBroken>(() => new CallBackTime(Given.Now.AddDays(1), "nobody").Check(actor, new NoRoster(), clock, "At")).Field.ShouldBe("At");
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class NoRoster : IRoster
    {
        public IReadOnlyList<UnitPlace> Units => [];

        public Actor? Find(string login, string channel) => null;

        public UnitPlace? Unit(string code) => null;

        public IReadOnlySet<string> Below(string code) => new HashSet<string>();

        public IReadOnlyList<PersonPlace> People(string unitPath, Role role) => [];

        public PersonPlace? Person(string login) => null;
    }
}
