using Crm.Foundation;
using Crm.Inquiries.Routing;
using Crm.Team;
using Crm.Team.Absences;
using Crm.Team.Passwords;
using Crm.Team.People;
using Crm.Team.SettingUp;
using Crm.Team.Tokens;
using Crm.Team.Units;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using static Crm.IntegrationTests.Commands.LeadExamples;

namespace Crm.IntegrationTests.Commands;

/// <summary>What administrators and people themselves do about units, people, passwords and tokens.</summary>
internal static class StaffExamples
{
    private const string Administrator = "administrator@330500";

    // Jobs give themselves a name with a colon.
    private const string Job = ":examples";

    public static Book Book
    {
        get
        {
            var book = new Book()
                .First(Administrator, Founding)
                .On(Administrator, Founded, unit => new RenameUnit(unit, "改名园区"))
                .On(Administrator, Founded, unit => new MoveUnit(unit, "330523"))
                .On(Administrator, Founded, unit => new CloseUnit(unit))
                .On(Administrator, Closed, unit => new ReopenUnit(unit))
                .First(Administrator, () => new AddPerson($"new-{Guid.NewGuid():N}"[..30], "新同事", "330521", [Role.Officer], null, Secret.NewPassword()))
                .On(Administrator, Somebody, login => new DisablePerson(login, "离职"))
                .On(Administrator, Disabled, login => new EnablePerson(login))
                .On(Administrator, Somebody, login => new GrantRoles(login, [Role.Editor]))
                .On(Administrator, Somebody, login => new MovePerson(login, "330523"))
                .On(Administrator, Somebody, login => new RevisePersonDetails(login, "改名", "renamed@example.test"))
                .On(Administrator, Somebody, login => new ResetPassword(login, Secret.NewPassword()))
                .On(Job, Somebody, login => new GivePassword(login, Secret.NewPassword()))
                .On(Manager, Founded, unit => new SetRoutingRules(unit, China.Today(TimeProvider.System), [], China.Today(TimeProvider.System)))
                .By(Somebody, login => new PlanAbsence(Guid.CreateVersion7(), null, Day, Day, null, Day), login => login)
                .By(Away, x => new CancelAbsence(x.Absence, null, Day), x => x.Login)
                .By(WithPassword, x => new ChangeOwnPassword(x.Login, x.Password, Secret.NewPassword()), x => x.Login)
                .By(Somebody, login => Issuing(login, ApiToken.New()), login => login)
                .By(WithToken, x => new RevokeToken(x.Login, x.Token), x => x.Login);
            book.Add(typeof(SetUp), Installing);
            return book;
        }
    }

    /// <summary>A park's office of its own, where nobody works.</summary>
    public static async Task<string> Founded(CrmApp app)
    {
        var unit = Founding();
        await app.Do(unit, Administrator);
        return unit.Code;
    }

    private static FoundUnit Founding() => new($"330521-{Guid.NewGuid():N}"[..15].ToUpperInvariant(), "举例园区", "330521", UnitKind.Park);

    private static async Task<(string Login, Guid Absence)> Away(CrmApp app)
    {
        var (login, absence) = (await Somebody(app), Guid.CreateVersion7());
        await app.Do(new PlanAbsence(absence, null, Day, Day, null, Day), login);
        return (login, absence);
    }

    private static Task<string> Somebody(CrmApp app) => TestPeople.AddOne(app.Host.Services, Role.Officer);

    private static async Task<string> Closed(CrmApp app)
    {
        var unit = await Founded(app);
        await app.Do(new CloseUnit(unit), Administrator);
        return unit;
    }

    private static async Task<string> Disabled(CrmApp app)
    {
        var login = await Somebody(app);
        await app.Do(new DisablePerson(login, null), Administrator);
        return login;
    }

    private static async Task<(string Login, Secret Password)> WithPassword(CrmApp app)
    {
        var login = await Somebody(app);
        return (login, new Secret(await TestPeople.GivePassword(app.Host.Services, login)));
    }

    private static IssueToken Issuing(string login, ApiToken token) => new(login, token.Id, token.Hash, "报表", China.Today(TimeProvider.System).AddDays(30));

    private static async Task<(string Login, string Token)> WithToken(CrmApp app)
    {
        var (login, token) = (await Somebody(app), ApiToken.New());
        await app.Do(Issuing(login, token), login);
        return (login, token.Id);
    }

    // Only an installation without an administrator can be set up.
    private static async Task<Example> Installing(CrmApp app)
    {
        var empty = await app.StartEmpty();
        var key = await FirstAdministrator.Invite(empty.Services.GetRequiredService<IDocumentStore>(), DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        return new Example(new SetUp(new Secret(key), "330500", "湖州市", "first", "第一人", Secret.NewPassword()), Job, empty);
    }
}
