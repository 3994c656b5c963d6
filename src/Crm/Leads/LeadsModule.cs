using Crm.Api;
using Crm.Foundation;
using Crm.Leads.Filing;
using Crm.Leads.Finding;
using Crm.Leads.Funnel;
using Crm.Leads.Listing;
using Crm.Leads.Profile;
using Crm.Leads.Matching;
using Crm.Leads.Opening;
using Crm.Leads.Packing;
using Crm.Leads.Pooling;
using Crm.Leads.Recognising;
using Crm.Leads.Reporting;
using Crm.Leads.Touching;
using Crm.Leads.Transferring;
using Crm.Privacy.Erasing;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Crm.Leads;

/// <summary>Wires the leads: streams, read models, numbers.</summary>
public static class LeadsModule
{
    public static void AddLeads(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LeadNumbers>();
        builder.Services.AddSingleton<LeadOpening>();
        builder.Services.AddSingleton<LeadTouching>();
        builder.Services.AddSingleton<IKeepsPersons, OpenLeads>();
        builder.Services.AddSingleton(new Preparation(10, (services, token) => services.GetRequiredService<LeadNumbers>().Prepare(token)));
        builder.Services.AddSingleton<FileShelf>();
        builder.Services.AddSingleton(new Preparation(10, (services, token) => services.GetRequiredService<FileShelf>().Prepare(token)));
        builder.Services.AddHostedService<StageTally>();
        builder.Services.AddSingleton(new Preparation(10, (services, token) => StageTally.Prepare(services.GetRequiredService<NpgsqlDataSource>(), token)));
        builder.Services.AddSingleton(new Preparation(10, (services, token) => MissingKeys.Prepare(services.GetRequiredService<NpgsqlDataSource>(), token)));
        builder.Services.AddSingleton<IStreamReach>(new StreamReach<ILeadCommand, Lead>(LeadReach.Before));
        builder.Services.AddSingleton(new ApiRoutes(LeadsApi.Map));
        builder.Services.AddSingleton(new ApiRoutes(FilesApi.Map));
        builder.Services.AddSingleton(new FileRoutes(LeadExport.Map));
        builder.Services.AddSingleton(new FileRoutes(FilesApi.MapDownloads));
        builder.Services.AddSingleton(new MenuEntry("线索", "/leads", Icons.Material.Outlined.Business, [Role.Officer, Role.Manager, Role.Auditor], 30, OnPhone: true));
        builder.Services.AddSingleton(new MenuEntry("看板", "/board", Icons.Material.Outlined.ViewKanban, [Role.Officer, Role.Manager, Role.Auditor], 70, OnPhone: true));
        builder.Services.AddSingleton<PoolSweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PoolSweep>());
        builder.Services.AddSingleton(new MenuEntry("公海规则", "/leads/pool", Icons.Material.Outlined.Pool, [Role.Officer, Role.Manager, Role.Auditor], 84));
        builder.Services.AddScoped<LeadDialogs>();
        builder.AddLeadMatching();
        builder.AddPolicyPacks();
        builder.AddTransfers();
        builder.AddReports();
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<Lead>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<PoolBook>(SnapshotLifecycle.Inline);
            options.Projections.Add<LeadListingProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<LeadIndexProjection>(ProjectionLifecycle.Inline);
            options.Schema.For<LeadIndex>()
                .Duplicate(x => x.Folded)
                .Duplicate(x => x.Grams, "bigint[]", configure: index => index.Method = IndexMethod.gin)
                .Duplicate(x => x.Keys, "bigint[]", configure: index => index.Method = IndexMethod.gin)
                .Duplicate(x => x.Persons, "uuid[]", configure: index => index.Method = IndexMethod.gin);
            ListingTable.Configure(options);
        });
    }
}
