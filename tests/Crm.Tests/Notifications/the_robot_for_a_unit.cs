using Crm.Notifications.Robots;

namespace Crm.Tests.Notifications;

public class the_robot_for_a_unit
{
    private static readonly Robot Province = new() { Id = Guid.CreateVersion7(), UnitPath = "330000/" };
    private static readonly Robot City = new() { Id = Guid.CreateVersion7(), UnitPath = "330000/330500/" };
    private static readonly Robot CityAgain = new() { Id = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddSeconds(1)), UnitPath = "330000/330500/" };

    [Fact]
    public void is_its_own_or_that_of_the_nearest_unit_above()
    {
        IReadOnlyList<Robot> robots = [Province, City];
        robots.For("330000/330500/").ShouldBe(City);
        robots.For("330000/330500/330521/").ShouldBe(City);
        robots.For("330000/330100/").ShouldBe(Province);
    }

    [Fact]
    public void is_the_one_added_last() => new[] { CityAgain, City, Province }.For("330000/330500/").ShouldBe(CityAgain);

    [Fact]
    public void is_none_where_only_units_below_or_beside_have_one()
    {
        new[] { City }.For("330000/").ShouldBeNull();
        new[] { City }.For("330000/330501/").ShouldBeNull();
    }
}
