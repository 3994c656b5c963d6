using Crm.Api;
using Crm.Shell;
using Crm.Team.Absences;
using Crm.Team.Demo;
using Crm.Team.SettingUp;
using Crm.Team.SigningIn;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;

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
        services.AddSingleton<FirstAdministrator>();
        services.AddHostedService(provider => provider.GetRequiredService<FirstAdministrator>());
        services.AddSingleton<DemoAccounts>();
        services.AddSingleton(new ApiRoutes(TeamApi.Map));
        services.AddSingleton(new MenuEntry("人员", "/admin/people", Icons.Material.Outlined.People, [Role.Administrator, Role.Auditor], 81));
        services.AddSingleton(new MenuEntry("组织单位", "/admin/units", Icons.Material.Outlined.AccountTree, [Role.Administrator, Role.Auditor], 82));
        services.AddSingleton(new MenuEntry("离岗", "/absences", Icons.Material.Outlined.EventBusy, [Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor], 85));
        services.ConfigureMarten((provider, options) =>
        {
            options.Projections.Snapshot<OrganisationUnit>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<Person>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<Absence>(SnapshotLifecycle.Inline);
            options.Schema.For<Absence>().Duplicate(a => a.Last);
            options.Schema.For<SetUpInvitation>().UseOptimisticConcurrency(true);
            options.Storage.ExtendedSchemaObjects.Add(Tallies.Schema());
            options.Storage.ExtendedSchemaObjects.Add(ProtectionKeys.Schema());
            options.Listeners.Add(new RosterWatch(provider));
        });
        services.AddSignIn();
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
}
