using Crm.Api;
using Crm.Foundation;
using Crm.Pipeline.Checking;
using Crm.Pipeline.Closing;
using Crm.Pipeline.Closing.Correcting;
using Crm.Pipeline.Counting;
using Crm.Pipeline.Dividing;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Meeting;
using Crm.Pipeline.Meeting.Planning;
using Crm.Pipeline.Pivoting;
using Crm.Pipeline.Rules;
using Crm.Pipeline.Targets;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events;
using Marten.Events.Projections;
using Crm.Shell;
using Crm.Team;
using MudBlazor;
using Npgsql;
using Wolverine;
using Wolverine.Marten;

namespace Crm.Pipeline;

/// <summary>Wires the figures of the pipeline: the leads' past, counts, pages.</summary>
public static class PipelineModule
{
    public static void AddPipeline(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Known in a process that follows nothing too: it can build the past anew.
        services.ConfigureMarten(options => options.Events.AddEventTypes(PastFacts.Types));
        services.AddSingleton<PastFacts>();
        services.AddSingleton<PipelineKeeper>();
        services.AddSingleton<PipelineCounts>();
        services.AddSingleton<PipelineCheck>();
        services.AddHealthChecks().AddCheck<FiguresHealth>("figures");
        services.AddSingleton(new Preparation(10, (provider, token) => PipelineTables.Prepare(provider.GetRequiredService<NpgsqlDataSource>(), token)));
        services.ConfigureMarten(options => options.Projections.Snapshot<PackPlan>(SnapshotLifecycle.Inline));
        services.AddSingleton<PackSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<PackSweep>());
        services.ConfigureWolverine(options => options.LocalQueueFor<SendPack>().Sequential());
        services.AddSingleton<ReportedFigures>();
        services.ConfigureMarten((provider, options) =>
        {
            options.Projections.Snapshot<TargetBook>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<ClosingBook>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<RuleBook>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<Adjustment>(SnapshotLifecycle.Inline);
            options.Schema.For<Adjustment>().Duplicate(x => x.Lead);
            options.Listeners.Add(new ClosedGate(provider));
        });
        services.AddSingleton(new ApiRoutes(PipelineApi.Map));
        services.AddSingleton(new FileRoutes(PipelineExport.Map));
        services.AddSingleton(new FileRoutes(ClosingExport.Map));
        services.AddSingleton(new FileRoutes(MeetingFiles.Map));
        services.AddSingleton(new FileRoutes(PivotExport.Map));
        services.AddSingleton(new FileRoutes(AttributedExport.Map));
        services.AddSingleton(new FileRoutes(RulesExport.Map));
        services.AddSingleton(new MenuEntry("指标看板", "/pipeline", Icons.Material.Outlined.Insights, [Role.Manager, Role.Auditor], 72, OnPhone: false));
        services.AddSingleton(new MenuEntry("封账调整", "/pipeline/adjustments", Icons.Material.Outlined.LockClock, [Role.Officer, Role.Manager, Role.Auditor], 73, OnPhone: false));
        // Of several processes on one database one alone may follow the events; the others say no.
        if (!builder.Configuration.GetValue(Installation.FollowsEvents, true)) return;
        services.SubscribeToEventsWithServices<PipelineFollower>(ServiceLifetime.Singleton);
        services.AddHostedService<DefinitionWatch>();
        services.AddHostedService<NightlyCheck>();
    }
}
