using Crm.Foundation;
using Crm.Team;
using Crm.Team.Passwords;
using Crm.Team.People;
using static Crm.Tests.Team.Staff;

namespace Crm.Tests.Team.People;

public class changing_people
{
    private static readonly Secret Password = Secret.NewPassword();

    [Fact]
    public void a_person_is_added_with_a_password_that_must_be_changed()
    {
        var facts = AddPersonHandler.Decide(Adding() with { Password = Password }, Place(Deqing), Today).ToList();
        facts[0].ShouldBeOfType<PersonAdded>().Name.ShouldBe("李一");
        facts[1].ShouldBe(new InitialPasswordIssued(Today.AddDays(7), Today));
    }

    [Fact]
    public void a_person_is_added_without_a_password() => AddPersonHandler.Decide(Adding(), Place(Deqing), Today).ShouldHaveSingleItem();

    [Fact]
    public void a_person_does_not_join_a_closed_unit() => Should
        .Throw<RuleBroken>(() => AddPersonHandler.Decide(Adding(), Place(Deqing) with { Unit = Deqing with { Closed = true } }, Today).ToList()).Field.ShouldBe("Unit");

    [Fact]
    public void roles_are_kept_once_and_in_order() => AddPersonHandler
        .Decide(Adding() with { Roles = [Role.Manager, Role.Officer, Role.Manager] }, Place(Deqing), Today)
        .OfType<PersonAdded>().Single().Roles.ShouldBe([Role.Officer, Role.Manager]);

    [Theory]
    [InlineData("li", true)]
    [InlineData("li.yi-2", true)]
    [InlineData("l", false)]
    [InlineData("Li", false)]
    [InlineData("2li", false)]
    [InlineData(":job", false)]
    [InlineData("li yi", false)]
    [InlineData("li\n", false)]
    [InlineData("李一", false)]
    public void a_login_is_plain_lower_case(string login, bool fine) => new AddPersonValidator().Validate(Adding() with { Login = login }).IsValid.ShouldBe(fine);

    [Theory]
    [InlineData("li@huzhou.gov.cn", true)]
    [InlineData("", true)]
    [InlineData("li", false)]
    [InlineData("li@huzhou.gov.cn, eve@example.com", false)]
    [InlineData("Li <li@huzhou.gov.cn>", false)]
    [InlineData("li@huzhou.gov.cn\r\nBcc: eve@example.com", false)]
    public void an_address_is_one_plain_address(string email, bool fine) => new AddPersonValidator().Validate(Adding() with { Email = email }).IsValid.ShouldBe(fine);

    [Fact]
    public void nobody_keeps_the_accounts_and_audits_them() =>
        new GrantRolesValidator().Validate(new GrantRoles("li", [Role.Administrator, Role.Auditor])).IsValid.ShouldBeFalse();

    [Fact]
    public void nobody_is_without_a_role() => new GrantRolesValidator().Validate(new GrantRoles("li", [])).IsValid.ShouldBeFalse();

    [Fact]
    public void roles_that_do_not_exist_are_refused() => new GrantRolesValidator().Validate(new GrantRoles("li", [(Role)77])).IsValid.ShouldBeFalse();

    [Fact]
    public void administrators_do_not_change_their_own_standing()
    {
        var self = Acting(Admin);
        Should.Throw<RuleBroken>(() => GrantRolesHandler.Decide(new GrantRoles("admin", [Role.Officer]), Admin, self, Today).ToList());
        Should.Throw<RuleBroken>(() => DisablePersonHandler.Decide(new DisablePerson("admin", null), Admin, self, Today).ToList());
        Should.Throw<RuleBroken>(() => MovePersonHandler.Decide(Admin, Place(Deqing), self, Today).ToList());
    }

    [Fact]
    public void disabling_ends_sessions_and_tokens()
    {
        var before = Wang.Apply(new TokenIssued("abcdefghijkl", "报表", new string('0', 64), Today.AddDays(9), Today));
        var fact = DisablePersonHandler.Decide(new DisablePerson("wang", " 离职 "), before, Acting(Admin), Today).ShouldHaveSingleItem().ShouldBeOfType<PersonDisabled>();
        fact.Reason.ShouldBe("离职");
        var after = before.Apply(fact);
        after.Disabled.ShouldBeTrue();
        after.Tokens.ShouldBeEmpty();
        after.Era.ShouldBeGreaterThan(before.Era);
        after.Apply(new PersonEnabled(Today)).Era.ShouldBe(after.Era, "an old cookie must not come back to life");
    }

    [Fact]
    public void a_disabled_person_is_changed_only_after_being_enabled()
    {
        var gone = Wang.Apply(new PersonDisabled(null, Today));
        Should.Throw<RuleBroken>(() => GrantRolesHandler.Decide(new GrantRoles("wang", [Role.Manager]), gone, Acting(Admin), Today).ToList());
        Should.Throw<RuleBroken>(() => DisablePersonHandler.Decide(new DisablePerson("wang", null), gone, Acting(Admin), Today).ToList());
        EnablePersonHandler.Decide(gone, Today).ShouldHaveSingleItem().ShouldBe(new PersonEnabled(Today));
        Should.Throw<RuleBroken>(() => EnablePersonHandler.Decide(Wang, Today).ToList());
    }

    [Fact]
    public void a_change_that_changes_nothing_is_refused()
    {
        Should.Throw<RuleBroken>(() => GrantRolesHandler.Decide(new GrantRoles("wang", [Role.Officer]), Wang, Acting(Admin), Today).ToList());
        Should.Throw<RuleBroken>(() => MovePersonHandler.Decide(Wang, Place(Deqing), Acting(Admin), Today).ToList());
        Should.Throw<RuleBroken>(() => RevisePersonDetailsHandler.Decide(new RevisePersonDetails("wang", "王小明", " "), Wang, Today).ToList());
    }

    private static AddPerson Adding() => new("li", " 李一 ", "330521", [Role.Officer], null, null);
}
