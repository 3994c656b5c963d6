using System.Security.Claims;
using Crm.Team;
using Crm.Team.SigningIn;
using static Crm.Tests.Team.Staff;

namespace Crm.Tests.Team.SigningIn;

public class a_session
{
    private static readonly DateTimeOffset Now = new(2025, 3, 14, 1, 0, 0, TimeSpan.Zero);
    private static readonly ClaimsPrincipal Wangs = Session.Of(Wang, Guid.NewGuid(), Now, "test");

    [Fact]
    public void is_good_for_the_person_they_were_made_for() => Session.PersonOf(Wangs, Sheet, Now.AddHours(1))!.Login.ShouldBe("wang");

    [Fact]
    public void ends_after_a_day() => Session.PersonOf(Wangs, Sheet, Now.AddHours(24)).ShouldBeNull();

    [Fact]
    public void ends_when_the_person_is_disabled_and_stays_ended() =>
        EndedBy(new PersonDisabled(null, Today), p => p.Apply(new PersonEnabled(Today)));

    [Fact]
    public void ends_when_a_password_is_issued_or_changed()
    {
        Session.PersonOf(Wangs, new RosterSheet([City], [Wang.Apply(new InitialPasswordIssued(Today, Today))]), Now).ShouldBeNull();
        Session.PersonOf(Wangs, new RosterSheet([City], [Wang.Apply(new PasswordChanged(Today))]), Now).ShouldBeNull();
    }

    [Fact]
    public void outlives_a_change_of_roles_and_shows_the_new_ones()
    {
        var promoted = Wang.Apply(new RolesChanged([Role.Manager], Today));
        var person = Session.PersonOf(Wangs, new RosterSheet([City], [promoted]), Now)!;
        var shown = Session.WithRights(Session.WithRights(Wangs, Wang), person);
        shown.FindAll(ClaimTypes.Role).Select(c => c.Value).ShouldBe(["Manager"]);
        Session.LoginOf(shown).ShouldBe("wang");
    }

    [Fact]
    public void is_nobodys_without_a_name_an_era_or_a_beginning()
    {
        Session.PersonOf(new ClaimsPrincipal(), Sheet, Now).ShouldBeNull();
        Session.PersonOf(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "wang")], "test")), Sheet, Now).ShouldBeNull();
        Session.PersonOf(new ClaimsPrincipal(new ClaimsIdentity(Wangs.Claims)), Sheet, Now).ShouldBeNull("not authenticated");
    }

    private static void EndedBy(PersonDisabled fact, Func<Person, Person> later)
    {
        var gone = Wang.Apply(fact);
        Session.PersonOf(Wangs, new RosterSheet([City], [gone]), Now).ShouldBeNull();
        Session.PersonOf(Wangs, new RosterSheet([City], [later(gone)]), Now).ShouldBeNull();
    }
}
