using Crm.Api;
using Crm.Foundation;
using Crm.Leads.Timeline;
using Crm.Promises.Listing;
using Crm.Promises.Profile;
using Crm.Promises.Reminding;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;
using Npgsql;
using Weasel.Postgresql.Tables;
using Wolverine;

namespace Crm.Promises;

/// <summary>Wires the promises: streams, lists, reminders, the part of a lead's timeline.</summary>
public static class PromisesModule
{
    public static void AddPromises(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<PromiseDialogs>();
        services.AddSingleton<ITellsOfLeads, PromiseStory>();
        services.AddSingleton(new ApiRoutes(PromisesApi.Map));
        services.AddSingleton(new FileRoutes(PromiseExport.Map));
        services.AddSingleton(new MenuEntry("承诺", "/promises", Icons.Material.Outlined.Handshake, [Role.Officer, Role.Manager, Role.Auditor], 36));
        services.AddSingleton(new Preparation(10, (provider, token) => PromiseHomes.Prepare(provider.GetRequiredService<NpgsqlDataSource>(), token)));
        services.AddSingleton<PromiseSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<PromiseSweep>());
        services.ConfigureWolverine(options => options.LocalQueueFor<RemindOfPromise>().Sequential());
        services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<Promise>(SnapshotLifecycle.Inline);
            options.Projections.Add<PromiseListingProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<PromiseHomes>(ProjectionLifecycle.Inline);
            options.Schema.For<PromiseListing>()
                .Duplicate(x => x.State)
                .Duplicate(x => x.Due)
                .Duplicate(x => x.Document)
                .Duplicate(x => x.By)
                .Duplicate(x => x.TaxLinked)
                .Duplicate(x => x.Reminded)
                .Duplicate(x => x.Grams, "bigint[]", configure: index => index.Method = IndexMethod.gin);
        });
    }
}
