using Crm.Api;
using Crm.Clocks.Calendar;
using Crm.Foundation;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;

namespace Crm.Clocks;

/// <summary>Wires the clocks: calendar, rule sets, running clocks.</summary>
public static class ClocksModule
{
    public static void AddClocks(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(new ApiRoutes(ClocksApi.Map));
        services.AddSingleton(new Preparation(500, CalendarSeeds.Enter));
        services.AddHealthChecks().AddCheck<CalendarHealth>("calendar");
        services.AddSingleton(new MenuEntry("工作日历", "/calendar", Icons.Material.Outlined.CalendarMonth, [Role.Manager, Role.Administrator, Role.Auditor], 84));
        services.ConfigureMarten(options => options.Projections.Snapshot<CalendarYear>(SnapshotLifecycle.Inline));
    }
}
