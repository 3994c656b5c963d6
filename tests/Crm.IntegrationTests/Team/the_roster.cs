using Crm.Foundation;
using Crm.Team;
using Crm.Team.People;
using Crm.Team.Units;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Team;

public class the_roster(CrmApp app)
{
    private const string Admin = "administrator@330000";

    private Roster Roster => app.Host.Services.GetRequiredService<Roster>();

    [Fact]
    public async Task shows_a_change_before_the_command_returns()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        Roster.Find(login, "api")!.Is(Role.Officer).ShouldBeTrue();
        (await app.Send(new GrantRoles(login, [Role.Manager]), Admin)).Sentence.ShouldBeNull();
        Roster.Find(login, "api")!.Is(Role.Officer).ShouldBeFalse();
        (await app.Send(new MovePerson(login, "330523"), Admin)).Sentence.ShouldBeNull();
        Roster.Find(login, "api")!.UnitPath.ShouldBe("330000/330500/330523/");
        (await app.Send(new DisablePerson(login, null), Admin)).Sentence.ShouldBeNull();
        Roster.Find(login, "api").ShouldBeNull();
        Roster.Person(login)!.Disabled.ShouldBeTrue();
        Roster.People("330000/", Role.Manager).ShouldNotContain(p => p.Login == login);
    }

    [Fact]
    public async Task hears_of_a_change_in_another_process()
    {
        await using var other = await app.StartBeside();
        var there = other.Services.GetRequiredService<Roster>();
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        await Eventually(() => there.Find(login, "api") is not null);
        await app.Send(new DisablePerson(login, null), Admin);
        await Eventually(() => there.Find(login, "api") is null);
    }

    [Fact]
    public async Task follows_a_unit_that_moves_with_everything_below_it()
    {
        await TestPeople.Send(app.Host.Services, new FoundUnit("330524", "试验县", "330500", UnitKind.District));
        await TestPeople.Send(app.Host.Services, new FoundUnit("330524-01", "试验园区", "330524", UnitKind.Park));
        (await app.Send(new MoveUnit("330524", "330000"), Admin)).Sentence.ShouldBeNull();
        Roster.Unit("330524-01")!.Path.ShouldBe("330000/330524/330524-01/");
        (await app.Send(new MoveUnit("330524", "330524-01"), Admin)).Ok.ShouldBeFalse();
        (await app.Send(new CloseUnit("330524"), Admin)).Refusal.ShouldBe(Refusal.Rule, "an open unit stands below it");
        (await app.Send(new CloseUnit("330524-01"), Admin)).Sentence.ShouldBeNull();
        Roster.Unit("330524-01").ShouldBeNull();
        (await app.Send(new ReopenUnit("330524-01"), Admin)).Sentence.ShouldBeNull();
        Roster.Unit("330524-01")!.Name.ShouldBe("试验园区");
    }

    private static async Task Eventually(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition()) await Task.Delay(20, patience.Token);
    }
}
