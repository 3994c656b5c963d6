using Crm.Api;
using Crm.Foundation;
using Crm.Leads.Timeline;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;
using Npgsql;

namespace Crm.Leads.Reporting;

/// <summary>Wires the reports of projects: streams, list, the part of a lead's timeline.</summary>
public static class ReportModule
{
    public static void AddReports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ReportDialogs>();
        services.AddSingleton<ITellsOfLeads, ReportStory>();
        services.AddSingleton(new MenuEntry("首报首谈", "/leads/reports", Icons.Material.Outlined.Flag, [Role.Officer, Role.Manager, Role.Auditor], 33));
        services.AddSingleton(new FileRoutes(ReportExport.Map));
        services.AddSingleton(new Preparation(10, (provider, token) => ReportTable.Prepare(provider.GetRequiredService<NpgsqlDataSource>(), token)));
        services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<ReportBook>(SnapshotLifecycle.Inline);
            options.Projections.Add<ReportTable>(ProjectionLifecycle.Inline);
        });
    }
}
