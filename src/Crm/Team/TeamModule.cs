using Crm.Api;
using Crm.Foundation;
using Crm.Team.Demo;
using Crm.Team.Passwords;
using Crm.Team.SettingUp;
using Crm.Team.SigningIn;
using Crm.Team.Tokens;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Crm.Team;

/// <summary>Wires units, people, the roster, sign-in and tokens. Added right after the store, so that the roster is read before the first message is handled.</summary>
public static class TeamModule
{
    public static void AddTeam(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Roster>();
        services.AddSingleton<IRoster>(provider => provider.GetRequiredService<Roster>());
        services.AddHostedService<RosterKeeper>();
        services.AddHostedService<FirstAdministrator>();
        services.AddSingleton<DemoAccounts>();
        services.ConfigureMarten((provider, options) =>
        {
            options.Projections.Snapshot<OrganisationUnit>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<Person>(SnapshotLifecycle.Inline);
            options.Schema.For<SetUpInvitation>().UseOptimisticConcurrency(true);
            options.Storage.ExtendedSchemaObjects.Add(Tallies.Schema());
            options.Storage.ExtendedSchemaObjects.Add(ProtectionKeys.Schema());
            options.Listeners.Add(new RosterWatch(provider));
        });
        AddSignIn(services);
    }

    /// <summary>Goes before the endpoints, after the static files' and the language's place.</summary>
    public static void UseTeam(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<ForcedChange>();
        app.UseAuthorization();
    }

    /// <summary>Maps what is no page.</summary>
    public static void MapTeam(this WebApplication app) => SignOut.Map(app);

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddDataProtection().SetApplicationName("crm");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, ProtectionKeys>();
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<Tallies>();
        services.AddScoped<Door>();
        services.AddScoped<SessionCookie>();
        services.AddScoped<AuthenticationStateProvider, StaffAuthentication>();
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.AddScoped<ILookupNormalizer, AccountStore.LowerCase>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000); // OWASP's figure for PBKDF2 with SHA-512
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "crm_session";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax; // Strict would sign people out on every link in a mail
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = Session.Idle;
                options.SlidingExpiration = true;
                options.LoginPath = "/signin";
                options.ReturnUrlParameter = "return";
                options.EventsType = typeof(SessionCookie);
            });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(ApiModule.Policy, policy => policy.AddAuthenticationSchemes(TokenAuthentication.Name).RequireAuthenticatedUser());
    }
}
