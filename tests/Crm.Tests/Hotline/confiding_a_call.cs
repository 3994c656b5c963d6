using Crm.Api.Events;
using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Confiding;
using Crm.Hotline.Logging;
using Crm.Hotline.Taking;
using Crm.Inquiries;
using Crm.Team;

namespace Crm.Tests.Hotline;

public class confiding_a_call
{
    private static readonly Actor Agent = Given.Person(Given.Deqing, Role.HotlineAgent);
    private static readonly Actor Colleague = Agent with { Login = "colleague" };
    private static readonly Actor Manager = Given.Person(Given.Deqing, Role.Manager) with { Login = "manager" };
    private static readonly Call Confided = Given.LoggedCall().Apply(CallReaders.Usual.MarkedBy(Agent, Given.Today));

    [Fact]
    public void names_whoever_marks_it_beside_those_they_name()
    {
        var mark = (CallMarkedConfidential)MarkConfidentialHandler.Decide(new(Guid.NewGuid(), new CallReaders([Role.Manager, Role.Manager], ["officer"]), Given.Today), Given.LoggedCall(), Agent, Given.Today).Single();
        (mark.Roles, mark.People).ShouldSatisfyAllConditions(m => m.Roles.ShouldBe([Role.Manager]), m => m.People.ShouldBe(["officer", "agent"]));
        foreach (var (person, may) in new[] { (Agent, true), (Manager, true), (Colleague, false), (Given.Person(Given.Deqing, Role.Auditor) with { Login = "auditor" }, false) })
            Confided.Readers!.Include(person).ShouldBe(may, person.Login);
    }

    [Fact]
    public void happens_with_the_call_where_the_agent_says_so()
    {
        var facts = LogCallHandler.Decide(new(Guid.NewGuid(), new CallEntry { Topic = Topic.Policy, Confidential = true }.Sheet(), CallOutcome.Answered, Given.Today), Given.Record, Agent, null, null).ToList();
        facts.Select(fact => fact.GetType()).ShouldBe([typeof(CallLogged), typeof(CallMarkedConfidential)]);
        new CallEntry { Topic = Topic.Policy }.Sheet().Confidential.ShouldBeNull();
    }

    [Fact]
    public void keeps_everybody_else_from_naming_others_and_from_what_copies_it()
    {
        Given.Refused(() => MarkConfidentialHandler.Decide(new(Confided.Id, CallReaders.Usual, Given.Today), Confided, Colleague, Given.Today)).Kind.ShouldBe(Refusal.Forbidden);
        Should.Throw<RuleBroken>(() => Confided.MustBeOpenTo(Colleague)).Kind.ShouldBe(Refusal.Forbidden);
        Confided.MustBeOpenTo(Agent);
        Given.LoggedCall().MustBeOpenTo(Colleague);
    }

    [Fact]
    public void is_ended_by_a_manager_who_says_why()
    {
        new UnmarkConfidentialValidator().Validate(new UnmarkConfidential(Confided.Id, " ", Given.Today)).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Reason");
        var lifted = (CallConfidentialityLifted)UnmarkConfidentialHandler.Decide(new(Confided.Id, " 已公开 ", Given.Today), Confided, Given.Today).Single();
        lifted.Reason.ShouldBe("已公开");
        Confided.Apply(lifted).Readers.ShouldBeNull();
        Given.Refused(() => UnmarkConfidentialHandler.Decide(new(Confided.Id, "再来", Given.Today), Given.LoggedCall(), Given.Today));
        Rules.Permit(Manager, typeof(UnmarkConfidential)).ShouldBeTrue();
        Rules.Permit(Agent, typeof(UnmarkConfidential)).ShouldBeFalse();
    }

    [Fact]
    public void takes_what_was_said_out_of_a_raw_event_and_leaves_what_is_counted()
    {
        var e = new RawEvent(1, Confided.Id, 1, "call_logged", """{"record":{"topic":"Policy","company":"云帆","wish":"要地","remarks":null},"unit":"330521"}""", Given.Now.UtcDateTime, "agent", null, null, null);
        var data = System.Text.Json.Nodes.JsonNode.Parse(ConfidentialEvents.Without(e, ["record"]).Data)!;
        (data["record"]!["topic"]!.ToString(), data["record"]!["company"]!.ToString(), data["record"]!["wish"]!.ToString(), data["record"]!["remarks"]).ShouldBe(("Policy", "保密", "保密", null));
        data["unit"]!.ToString().ShouldBe("330521");
        ConfidentialEvents.Without(e, []).ShouldBeSameAs(e);
    }
}
