using System.Net;
using Crm.Foundation;
using Crm.Privacy;
using Crm.Team;
using Crm.Team.Passwords;
using Crm.Team.People;
using Crm.Team.SigningIn;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Team;

public class the_door(CrmApp app)
{
    private readonly IPAddress address = new(Guid.NewGuid().ToByteArray());

    [Fact]
    public async Task opens_for_the_right_password_only_and_keeps_a_log()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var password = await TestPeople.GivePassword(app.Host.Services, login);
        (await Try(login, "not the password")).Refusal.ShouldBe(DoorRefusal.WrongPassword);
        (await Try("nobody-at-all", password)).Refusal.ShouldBe(DoorRefusal.Unknown);
        var admission = await Try($" {login.ToUpperInvariant()} ", password);
        admission.Person!.Login.ShouldBe(login);
        await using var session = app.Store.QuerySession();
        var signedIn = (await session.Events.FetchStreamAsync(admission.SignIn)).ShouldHaveSingleItem();
        signedIn.Data.ShouldBeOfType<SignedIn>().Address.ShouldNotContain(address.ToString());
        signedIn.UserName.ShouldBe(login);
        var refused = await session.Events.QueryRawEventDataOnly<SignInRefused>().Where(e => e.Login == login).ToListAsync();
        refused.ShouldHaveSingleItem().Reason.ShouldBe(DoorRefusal.WrongPassword);
    }

    [Fact]
    public async Task stays_shut_for_people_without_a_password_and_for_the_disabled()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        (await Try(login, "")).Refusal.ShouldBe(DoorRefusal.WrongPassword);
        var password = await TestPeople.GivePassword(app.Host.Services, login);
        await app.Send(new DisablePerson(login, null), "administrator@330000");
        (await Try(login, password)).Refusal.ShouldBe(DoorRefusal.Disabled);
    }

    [Fact]
    public async Task takes_an_initial_password_for_a_week()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var password = Secret.NewPassword();
        await app.Send(new ResetPassword(login, password), "administrator@330000");
        (await Try(login, password.Text)).Person!.InitialPasswordUntil.ShouldNotBeNull();
        var later = new Later(TimeSpan.FromDays(9));
        (await Open(later, login, password.Text, null)).Refusal.ShouldBe(DoorRefusal.InitialPasswordExpired);
    }

    [Fact]
    public async Task makes_a_guesser_wait_whether_the_login_exists_or_not()
    {
        var known = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var password = await TestPeople.GivePassword(app.Host.Services, known);
        foreach (var login in new[] { known, $"nobody-{Guid.NewGuid():N}" })
        {
            for (var i = 0; i < 5; i++) (await Try(login, "guess")).ComeBack.ShouldBeNull();
            (await Try(login, password)).ComeBack.ShouldNotBeNull();
        }
        (await Open(new Later(TimeSpan.FromSeconds(31)), known, password, null)).Person.ShouldNotBeNull();
        (await Try(known, "guess")).ComeBack.ShouldBeNull("a right password wipes the counter");
    }

    [Fact]
    public async Task counts_guesses_that_come_side_by_side()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Try(login, "guess")));
        tries.Count(t => t.ComeBack is null).ShouldBe(5);
    }

    [Fact]
    public async Task never_locks_staff_out_of_their_own_browser()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var password = await TestPeople.GivePassword(app.Host.Services, login);
        for (var i = 0; i < 45; i++) await Open(TimeProvider.System, login, "guess", null, new IPAddress(Guid.NewGuid().ToByteArray()));
        (await Open(TimeProvider.System, login, password, null, new IPAddress(Guid.NewGuid().ToByteArray()))).ComeBack.ShouldNotBeNull("many strangers");
        (await Open(TimeProvider.System, login, password, "own-browser")).Person.ShouldNotBeNull();
    }

    [Fact]
    public async Task shuts_one_address_that_tries_many_logins()
    {
        for (var i = 0; i < 60; i++) await Try($"nobody-{i}-{Guid.NewGuid():N}", "guess");
        (await Try($"nobody-{Guid.NewGuid():N}", "guess")).ComeBack.ShouldNotBeNull();
    }

    private Task<Admission> Try(string login, string password) => Open(TimeProvider.System, login, password, null);

    private async Task<Admission> Open(TimeProvider clock, string login, string password, string? device, IPAddress? from = null)
    {
        await using var scope = app.Host.Services.CreateAsyncScope();
        var tallies = new Tallies(scope.ServiceProvider.GetRequiredService<Npgsql.NpgsqlDataSource>(), clock);
        return await ActivatorUtilities.CreateInstance<Door>(scope.ServiceProvider, tallies, clock).Open(login, password, device, from ?? address);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
