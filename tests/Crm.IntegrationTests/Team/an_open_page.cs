using System.Security.Claims;
using Crm.Team;
using Crm.Team.Passwords;
using Crm.Team.People;
using Crm.Team.SigningIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Team;

public class an_open_page(CrmApp app)
{
    private const string Admin = "administrator@330000";

    [Fact]
    public async Task belongs_to_nobody_within_moments_of_its_owner_being_disabled()
    {
        await using var page = await Opened();
        await app.Send(new DisablePerson(page.Login, null), Admin);
        (await page.User()).Identity!.IsAuthenticated.ShouldBeFalse();
        page.Told.ShouldBe(1);
    }

    [Fact]
    public async Task belongs_to_nobody_after_a_password_was_issued()
    {
        await using var page = await Opened();
        await app.Send(new ResetPassword(page.Login, Secret.NewPassword()), Admin);
        (await page.User()).Identity!.IsAuthenticated.ShouldBeFalse();
    }

    [Fact]
    public async Task shows_new_roles_and_is_not_told_of_what_concerns_others()
    {
        await using var page = await Opened();
        await app.Send(new GrantRoles(page.Login, [Role.Manager, Role.Editor]), Admin);
        (await page.User()).FindAll(ClaimTypes.Role).Select(c => c.Value).ShouldBe(["Manager", "Editor"]);
        await app.Send(new RevisePersonDetails(page.Login, "新名字", null), Admin);
        await TestPeople.AddOne(app.Host.Services, Role.Officer);
        page.Told.ShouldBe(1);
    }

    private async Task<Page> Opened()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var scope = app.Host.Services.CreateAsyncScope();
        var person = scope.ServiceProvider.GetRequiredService<Roster>().Now.Person(login)!;
        var provider = (StaffAuthentication)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        var user = Session.WithRights(Session.Of(person, Guid.NewGuid(), DateTimeOffset.UtcNow, "test"), person);
        provider.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return new Page(scope, provider, login);
    }

    private sealed class Page : IAsyncDisposable
    {
        private readonly AsyncServiceScope scope;
        private readonly StaffAuthentication provider;

        public Page(AsyncServiceScope scope, StaffAuthentication provider, string login)
        {
            (this.scope, this.provider, Login) = (scope, provider, login);
            provider.AuthenticationStateChanged += _ => Told++;
        }

        public string Login { get; }

        public int Told { get; private set; }

        public async Task<ClaimsPrincipal> User() => (await provider.GetAuthenticationStateAsync()).User;

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}
