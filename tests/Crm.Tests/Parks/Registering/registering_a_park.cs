using Crm.Foundation;
using Crm.Parks;
using Crm.Parks.Registering;
using Crm.Team;
using static Crm.Tests.Parks.Given;

namespace Crm.Tests.Parks.Registering;

public class registering_a_park
{
    [Fact]
    public void puts_it_under_the_care_of_a_unit() =>
        RegisterParkHandler.Decide(new(Guid.Empty, Description, Today), Deqing, Today).ShouldBe([new ParkRegistered("330521", Description, Today)]);

    [Theory]
    [InlineData("330000/330500/330521/", Role.Manager, true)]
    [InlineData("330000/330500/", Role.Manager, true)]
    [InlineData("330000/330500/330522/", Role.Manager, false)]
    [InlineData("330000/330500/330521/330521-01/", Role.Manager, false)]
    [InlineData("330000/330500/330521/", Role.Officer, false)]
    [InlineData("330000/330100/", Role.Administrator, true)]
    public void is_for_managers_of_the_unit_and_above_and_for_administrators(string unitPath, Role role, bool may) =>
        ParkReach.Keeps(Person(unitPath, role), Deqing).ShouldBe(may);

    [Fact]
    public void leaves_parks_of_a_closed_unit_to_administrators()
    {
        ParkReach.Keeps(Person("330000/", Role.Manager), null).ShouldBeFalse();
        ParkReach.Keeps(Person("330000/", Role.Administrator), null).ShouldBeTrue();
    }

    [Fact]
    public void says_at_the_field_what_is_wrong()
    {
        var wrong = Description with { Name = " ", Region = "330000", LeadingIndustries = ["C38", "X99"], AreaKm2 = 0, Figures = [new("", "1")] };
        new RegisterParkValidator().Validate(new RegisterPark(Guid.NewGuid(), wrong, Today)).Errors.Select(e => e.PropertyName)
            .ShouldBe(["Description.Name", "Description.Region", "Description.LeadingIndustries[1]", "Description.AreaKm2", "Description.Figures[0]"], ignoreOrder: true);
    }

    [Fact]
    public void is_refused_for_a_day_to_come() =>
        Should.Throw<RuleBroken>(() => RegisterParkHandler.Decide(new(Guid.Empty, Description, Today.AddDays(1)), Deqing, Today).ToList());
}
