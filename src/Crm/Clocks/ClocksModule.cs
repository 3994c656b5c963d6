using Crm.Api;
using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;
using Wolverine.Marten;

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
        services.AddSingleton<ClockKeeper>();
        services.AddSingleton<ClockRecount>();
        services.AddSingleton<ClockSweep>();
        // Of several processes on one database one alone may follow the events; the others say no.
        if (builder.Configuration.GetValue(Installation.FollowsEvents, true))
        {
            services.AddHostedService(provider => provider.GetRequiredService<ClockSweep>());
            services.SubscribeToEventsWithServices<ClockReactions>(ServiceLifetime.Singleton);
        }
        services.AddSingleton(new MenuEntry("时限", "/clocks", Icons.Material.Outlined.Timer, [Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor], 35));
        services.AddSingleton(new MenuEntry("时限规则", "/clocks/rules", Icons.Material.Outlined.Rule, [Role.Administrator], 83));
        services.AddSingleton(new MenuEntry("工作日历", "/calendar", Icons.Material.Outlined.CalendarMonth, [Role.Manager, Role.Administrator, Role.Auditor], 84));
        services.ConfigureMarten(Store);
    }

    private static void Store(StoreOptions options)
    {
        options.Projections.Snapshot<CalendarYear>(SnapshotLifecycle.Inline);
        options.Projections.Snapshot<ClockRulesBook>(SnapshotLifecycle.Inline);
        options.Projections.Snapshot<Clock>(SnapshotLifecycle.Inline);
        options.Schema.For<ClockSubject>();
        options.Schema.For<Clock>()
            .Duplicate(c => c.Kind)
            .Duplicate(c => c.About)
            .Duplicate(c => c.Subject)
            .Duplicate(c => c.Unit)
            .Duplicate(c => c.Person)
            .Duplicate(c => c.State)
            .Duplicate(c => c.Overdue)
            .Duplicate(c => c.Due)
            .Duplicate(c => c.WarnFrom)
            .Duplicate(c => c.NextAt);
    }
}
