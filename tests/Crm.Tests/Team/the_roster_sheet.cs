using Crm.Team;
using static Crm.Tests.Team.Staff;

namespace Crm.Tests.Team;

public class the_roster_sheet
{
    [Fact]
    public void knows_the_path_of_every_unit_parents_first()
    {
        Sheet.Tree.Select(u => u.Unit.Code).ShouldBe(["330000", "330500", "330521", "330521-01", "330522"]);
        Sheet.Unit("330521-01")!.Path.ShouldBe("330000/330500/330521/330521-01/");
        Sheet.Unit("330521-01")!.Depth.ShouldBe(3);
    }

    [Fact]
    public void makes_an_actor_of_a_person_with_the_rights_of_this_moment()
    {
        var actor = Sheet.Actor("wang", "api")!;
        (actor.Unit, actor.UnitPath, actor.Channel).ShouldBe(("330521", "330000/330500/330521/", "api"));
        actor.Is(Role.Officer).ShouldBeTrue();
    }

    [Fact]
    public void makes_no_actor_of_strangers_the_disabled_and_people_without_a_unit()
    {
        var gone = Wang.Apply(new PersonDisabled(null, Today));
        var lost = Somebody("lost", "无处", "999999", Role.Officer);
        var sheet = new RosterSheet([City], [gone, lost]);
        sheet.Actor("wang", "page").ShouldBeNull();
        sheet.Actor("lost", "page").ShouldBeNull();
        sheet.Actor("nobody", "page").ShouldBeNull();
        sheet.Actor("", "page").ShouldBeNull();
    }

    [Fact]
    public void loses_nobody_when_units_stand_in_a_ring()
    {
        var a = Unit("330521-01", "甲", "330521-02", UnitKind.Park);
        var b = Unit("330521-02", "乙", "330521-01", UnitKind.Park);
        new RosterSheet([a, b], []).Tree.Select(u => u.Path).ShouldBe(["330521-01/", "330521-01/330521-02/"]);
    }

    [Fact]
    public void hangs_a_unit_with_an_unknown_parent_at_the_top() =>
        new RosterSheet([Deqing], []).Unit("330521")!.Path.ShouldBe("330521/");

    [Fact]
    public void finds_whose_a_token_is()
    {
        var issued = Wang.Apply(new TokenIssued("abcdefghijkl", "报表", new string('0', 64), Today.AddDays(9), Today));
        var sheet = new RosterSheet([City], [issued]);
        sheet.Token("abcdefghijkl")!.Value.Person.Login.ShouldBe("wang");
        sheet.Token("lkjihgfedcba").ShouldBeNull();
    }
}
