using Crm.Hotline;
using Crm.Inquiries;
using Crm.Team;

namespace Crm.Tests.Hotline;

public class reaching_a_call
{
    private static readonly UnitPlace City = new("330500", "湖州市", "330000/330500/");

    public static TheoryData<Role, string, bool> Strangers => new()
    {
        { Role.HotlineAgent, "330521", true }, { Role.HotlineAgent, "330500", true }, { Role.HotlineAgent, "330523", false },
        { Role.Manager, "330521", true }, { Role.Manager, "330500", true }, { Role.Manager, "330523", false },
        { Role.Auditor, "330500", true }, { Role.Auditor, "330523", false },
        { Role.Officer, "330521", false }, { Role.Officer, "330500", false },
        { Role.Editor, "330521", false }, { Role.Administrator, "330500", false },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public void is_a_matter_of_role_and_unit(Role role, string unit, bool reaches)
    {
        var place = unit switch { "330521" => Given.Deqing, "330523" => Given.Anji, _ => City };
        var actor = Given.Person(place, role) with { Login = "stranger" };
        CallReach.Reaches(actor, Given.Deqing.Code, "agent", null, null).ShouldBe(reaches);
    }

    [Fact]
    public void is_given_to_officers_who_have_to_do_with_it()
    {
        var officer = Given.Person(Given.Anji, Role.Officer) with { Login = "officer" };
        CallReach.Reaches(officer, Given.Deqing.Code, "officer", null, null).ShouldBeTrue();
        CallReach.Reaches(officer, Given.Deqing.Code, "agent", null, "officer").ShouldBeTrue();
        CallReach.Reaches(officer, Given.Deqing.Code, "agent", new HandOver("330523", "officer"), null).ShouldBeTrue();
        CallReach.Reaches(officer, Given.Deqing.Code, "agent", new HandOver("330523"), null).ShouldBeTrue();
        CallReach.Reaches(officer, Given.Deqing.Code, "agent", new HandOver("330523", "other"), null).ShouldBeFalse();
        CallReach.Reaches(officer, Given.Deqing.Code, "agent", new HandOver("330500"), null).ShouldBeFalse();
    }

    [Fact]
    public void comes_with_being_handed_to_the_unit()
    {
        CallReach.Reaches(Given.Person(Given.Anji, Role.HotlineAgent), Given.Deqing.Code, "x", new HandOver("330523", "officer"), null).ShouldBeTrue();
        CallReach.Reaches(Given.Person(Given.Anji, Role.Editor), Given.Deqing.Code, "x", new HandOver("330523"), null).ShouldBeFalse();
    }
}
