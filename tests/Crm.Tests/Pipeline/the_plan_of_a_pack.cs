using Crm.Pipeline.Meeting.Planning;
using Crm.Team;

namespace Crm.Tests.Pipeline;

public class the_plan_of_a_pack
{
    // A Monday.
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly PackPlan Plan = new(Guid.NewGuid(), "330500", DayOfWeek.Monday, 8, ["one", "other"], Monday.AddDays(-30), null);
    private static readonly PersonPlace[] Both = [Person("one"), Person("other")];

    [Fact]
    public void is_due_on_its_day_from_its_hour_on()
    {
        Sent(Plan, Monday, 7).ShouldBeEmpty();
        Sent(Plan, Monday.AddDays(1), 9).ShouldBeEmpty();
        var sent = Sent(Plan, Monday, 8).ShouldHaveSingleItem();
        (sent.Since, sent.On, sent.OccurredOn).ShouldBe((Monday.AddDays(-8), Monday.AddDays(-1), Monday));
        sent.To.ShouldBe(["one", "other"]);
        Sent(Plan with { From = Monday.AddDays(1) }, Monday, 8).ShouldBeEmpty("the plan holds from tomorrow on");
    }

    [Fact]
    public void is_followed_once_and_goes_on_where_the_last_pack_ended()
    {
        Sent(Plan with { LastSent = Monday }, Monday, 23).ShouldBeEmpty();
        var next = Sent(Plan with { LastSent = Monday.AddDays(-14) }, Monday, 8).ShouldHaveSingleItem();
        (next.Since, next.On).ShouldBe((Monday.AddDays(-15), Monday.AddDays(-1)), "a week was missed; its changes are told now");
    }

    [Fact]
    public void leaves_out_whoever_does_not_see_the_unit_any_more()
    {
        SendPackHandler.Decide(Plan, Monday, 8, [Person("other")]).ShouldHaveSingleItem().To.ShouldBe(["other"]);
        SendPackHandler.Decide(Plan, Monday, 8, []).ShouldBeEmpty();
        Sent(Plan with { Readers = [] }, Monday, 8).ShouldBeEmpty("it was ended");
    }

    private static List<PackSent> Sent(PackPlan plan, DateOnly day, int hour) => [.. SendPackHandler.Decide(plan, day, hour, Both)];

    private static PersonPlace Person(string login) => new(login, login, "330500", "330000/330500/", new HashSet<Role> { Role.Manager }, null, false);
}
