using Crm.Foundation;
using Crm.Team;
using Crm.Team.Units;
using static Crm.Tests.Team.Staff;

namespace Crm.Tests.Team.Units;

public class keeping_the_tree
{
    [Fact]
    public void a_unit_is_founded_below_a_wider_one()
    {
        var founded = FoundUnitHandler.Decide(new FoundUnit("330523", " 安吉县 ", "330500", UnitKind.District), Place(City), Today);
        founded.ShouldBe(new UnitFounded("330523", "安吉县", "330500", UnitKind.District, Today));
    }

    [Theory]
    [InlineData(UnitKind.City)]
    [InlineData(UnitKind.Province)]
    public void a_unit_is_not_founded_below_an_equal_or_narrower_one(UnitKind kind) =>
        Should.Throw<RuleBroken>(() => FoundUnitHandler.Decide(new FoundUnit("330600", "绍兴市", "330500", kind), Place(City), Today)).Field.ShouldBe("ParentCode");

    [Fact]
    public void a_park_may_stand_in_a_park() =>
        FoundUnitHandler.Decide(new FoundUnit("330521-02", "地理信息小镇", "330521-01", UnitKind.Park), Place(Park), Today).ParentCode.ShouldBe("330521-01");

    [Fact]
    public void nothing_is_founded_below_a_closed_unit()
    {
        var closed = Place(Deqing) with { Unit = Deqing with { Closed = true } };
        Should.Throw<RuleBroken>(() => FoundUnitHandler.Decide(new FoundUnit("330521-03", "通航小镇", "330521", UnitKind.Park), closed, Today)).Field.ShouldBe("ParentCode");
    }

    [Theory]
    [InlineData("330521", true)]
    [InlineData("330521-01", true)]
    [InlineData("33052", false)]
    [InlineData("330521-", false)]
    [InlineData("330521/../1", false)]
    [InlineData("３３０５２１", false)]
    public void a_code_is_a_region_code_with_or_without_a_suffix(string code, bool fine) =>
        new FoundUnitValidator().Validate(new FoundUnit(code, "德清县", null, UnitKind.District)).IsValid.ShouldBe(fine);

    [Fact]
    public void a_unit_moves_with_everything_below_it()
    {
        var moved = MoveUnitHandler.Decide(new MoveUnit("330521-01", "330522"), Park, Place(Park).Path, Place(Changxing), Today).ShouldHaveSingleItem().ShouldBeOfType<UnitMoved>();
        var park = Park.Apply(moved);
        new RosterSheet([Province, City, Deqing, Changxing, park], []).Unit("330521-01")!.Path.ShouldBe("330000/330500/330522/330521-01/");
    }

    [Fact]
    public void a_unit_does_not_move_below_itself()
    {
        var inner = Unit("330521-02", "园中园", "330521-01", UnitKind.Park);
        var sheet = new RosterSheet([Province, City, Deqing, Park, inner], []);
        Should.Throw<RuleBroken>(() => MoveUnitHandler.Decide(new MoveUnit("330521-01", "330521-02"), Park, sheet.PathOf(Park), sheet.Unit("330521-02")!, Today).ToList());
    }

    [Fact]
    public void a_unit_with_people_or_open_units_below_is_not_closed()
    {
        Should.Throw<RuleBroken>(() => CloseUnitHandler.Decide(Deqing, people: 1, unitsBelow: 0, Today).ToList());
        Should.Throw<RuleBroken>(() => CloseUnitHandler.Decide(Deqing, people: 0, unitsBelow: 1, Today).ToList());
        CloseUnitHandler.Decide(Deqing, people: 0, unitsBelow: 0, Today).ShouldHaveSingleItem().ShouldBe(new UnitClosed(Today));
    }

    [Fact]
    public void a_closed_unit_is_reopened_only_below_an_open_one()
    {
        var closed = Deqing.Apply(new UnitClosed(Today));
        ReopenUnitHandler.Decide(closed, Place(City), Today).ShouldHaveSingleItem().ShouldBe(new UnitReopened(Today));
        Should.Throw<RuleBroken>(() => ReopenUnitHandler.Decide(closed, Place(City) with { Unit = City with { Closed = true } }, Today).ToList());
        Should.Throw<RuleBroken>(() => ReopenUnitHandler.Decide(Deqing, Place(City), Today).ToList());
    }
}
