using Crm.Api;
using Crm.Imports.Running;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Crm.Imports;

/// <summary>Wires the imports: their history, routes and files.</summary>
public static class ImportsModule
{
    public static void AddImports(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<LedgerRun>();
        builder.Services.AddSingleton<LedgerFiles>();
        builder.Services.AddSingleton(new ApiRoutes(ImportsApi.Map));
        builder.Services.AddSingleton(new FileRoutes(LedgerFiles.Map));
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<LedgerImport>(SnapshotLifecycle.Inline);
            options.Schema.For<LedgerImport>().Duplicate(x => x.By).Duplicate(x => x.Unit).Duplicate(x => x.BegunAt);
        });
    }
}
