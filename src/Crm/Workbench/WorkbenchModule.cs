using Crm.Api;
using Crm.Shell;
using Crm.Shell.Finding;
using Crm.Team;
using Crm.Workbench.Views;
using JasperFx.Events.Projections;
using Marten;
using MudBlazor;

namespace Crm.Workbench;

/// <summary>Wires the workbench: its place in the menu, a person's own views.</summary>
public static class WorkbenchModule
{
    public static void AddWorkbench(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(new MenuEntry("工作台", Places.Home, Icons.Material.Outlined.SpaceDashboard, [Role.Officer, Role.Manager], 10, OnPhone: true));
        services.AddSingleton(new ApiRoutes(ViewsApi.Map));
        services.AddScoped<IPaletteSource, ViewsSource>();
        services.ConfigureMarten(options => options.Projections.Snapshot<ViewBook>(SnapshotLifecycle.Inline));
    }
}
