using Crm.Foundation;
using Crm.Team;
using Crm.Team.Passwords;
using Crm.Team.People;
using Crm.Team.Units;
using Marten;

namespace Crm.IntegrationTests.Team;

public class administering_people_and_units(CrmApp app)
{
    [Fact]
    public async Task reaches_only_the_own_unit_and_below()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer, "330523");
        ICommand[] commands =
        [
            new GrantRoles(login, [Role.Editor]), new DisablePerson(login, null), new MovePerson(login, "330521"), new RevisePersonDetails(login, "别人", null),
            new ResetPassword(login, Secret.NewPassword()), new RenameUnit("330523", "别的县"), new CloseUnit("330523"), new MoveUnit("330523", "330521"),
            new FoundUnit("330523-09", "别人的园区", "330523", UnitKind.Park), new FoundUnit("440000", "广东省", null, UnitKind.Province),
            new AddPerson("intruder", "某某", "330523", [Role.Administrator], null, null),
        ];
        foreach (var command in commands) (await app.Send(command, "administrator@330521")).Refusal.ShouldBe(Refusal.Forbidden, command.GetType().Name);
        (await app.Send(new GrantRoles(login, [Role.Editor]), "administrator@330500")).Sentence.ShouldBeNull();
    }

    [Fact]
    public async Task shows_only_people_and_units_of_the_own_unit_and_below()
    {
        var (here, elsewhere) = (await TestPeople.AddOne(app.Host.Services, Role.Officer), await TestPeople.AddOne(app.Host.Services, Role.Officer, "330523"));
        var people = (await app.Ask(new FindPeople(Take: 200), "administrator@330521")).Answer!;
        people.Rows.ShouldContain(p => p.Login == here);
        people.Rows.ShouldAllBe(p => p.Unit == "330521" || p.Unit.StartsWith("330521-"));
        people.Rows.ShouldNotContain(p => p.Login == elsewhere);
        people.Count.ShouldBe(people.Rows.Count);
        (await app.Ask(new FindPeople(Unit: "330523"), "administrator@330521")).Answer!.Count.ShouldBe(0);
        (await app.Ask(new FindPerson(elsewhere), "administrator@330521")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new FindPerson(elsewhere), "auditor@330500")).Answer!.Login.ShouldBe(elsewhere);
        (await app.Ask(new FindUnits(), "manager@330500")).Answer!.Select(u => u.Code).ShouldContain("330521", "a manager sets rules for the units below, and has to choose one");
        (await app.Ask(new FindUnits(), "administrator@330521")).Answer!.ShouldAllBe(u => u.Path.StartsWith("330000/330500/330521/"));
    }

    [Fact]
    public async Task turns_pages_without_losing_or_repeating_anybody()
    {
        for (var i = 0; i < 3; i++) await TestPeople.AddOne(app.Host.Services, Role.Editor);
        var whole = (await app.Ask(new FindPeople(Role: Role.Editor, Take: 200), "administrator@330000")).Answer!;
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await app.Ask(new FindPeople(Role: Role.Editor, After: after, Take: 2), "administrator@330000")).Answer!;
            seen.AddRange(page.Rows.Select(r => r.Login));
            after = page.Next;
        }
        while (after is not null);
        whole.Rows.Select(r => r.Login).Except(seen).ShouldBeEmpty();
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task is_for_administrators()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Administrator))
            (await app.Send(new DisablePerson(login, null), $"{role}@330521".ToLowerInvariant())).Refusal.ShouldBe(Refusal.Forbidden, $"{role}");
    }

    [Fact]
    public async Task gives_a_login_away_once()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var again = new AddPerson(login, "另一人", "330521", [Role.Editor], null, null);
        (await app.Send(again, "administrator@330000")).Fields.Keys.ShouldBe(["Login"]);
        var racing = $"racing-{Guid.NewGuid():N}"[..30];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => app.Send(again with { Login = racing, Name = $"第{i}人" }, "administrator@330000")));
        outcomes.Count(o => o.Ok).ShouldBe(1);
        outcomes.ShouldAllBe(o => o.Ok || o.Refusal == Refusal.Conflict || o.Fields.ContainsKey("Login"));
    }

    [Fact]
    public async Task keeps_no_password_in_events_and_only_a_hash_beside_them()
    {
        var login = $"secret-{Guid.NewGuid():N}"[..30];
        var password = Secret.NewPassword();
        (await app.Send(new AddPerson(login, "某某", "330521", [Role.Officer], null, password), "administrator@330000")).Sentence.ShouldBeNull();
        await using var session = app.Store.QuerySession();
        var everything = await session.QueryAsync<string>(
            "select data::text || coalesce(headers::text, '') from crm.mt_events where stream_id = ? union all select data::text from crm.mt_doc_account where id = ?", Person.IdOf(login), login);
        everything.Count.ShouldBe(3);
        string.Concat(everything).ShouldNotContain(password.Text);
    }
}
