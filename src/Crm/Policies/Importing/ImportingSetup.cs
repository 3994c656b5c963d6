using Crm.Foundation;
using Crm.Policies.Importing.Extracting;
using Crm.Policies.Importing.Resembling;
using Crm.Policies.Importing.Running;
using Crm.Policies.Importing.Undoing;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Npgsql;

namespace Crm.Policies.Importing;

/// <summary>Wires the importing of documents: its steps, its history, the index of near-duplicates.</summary>
internal static class ImportingSetup
{
    public static void AddImporting(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<PolicyPageImport>();
        services.AddSingleton<Extraction>();
        services.AddSingleton<ImportWork>();
        services.AddSingleton<ImportUndo>();
        services.AddSingleton<RunningImports>();
        services.AddHostedService(provider => provider.GetRequiredService<RunningImports>());
        services.AddSingleton(new Preparation(11, async (provider, token) =>
        {
            var (database, store) = (provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<IDocumentStore>());
            await PolicyImportChanges.Prepare(database, token);
            await PolicyCitations.Prepare(database, store, token);
            await PolicySketches.Prepare(database, store, token);
            provider.GetRequiredService<ImportWork>().Sweep();
        }));
        services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<PolicyImport>(SnapshotLifecycle.Inline);
            options.Projections.Add<PolicySketches>(ProjectionLifecycle.Inline);
            options.Projections.Add<PolicyImportChanges>(ProjectionLifecycle.Inline);
            options.Projections.Add<PolicyCitations>(ProjectionLifecycle.Inline);
            options.Schema.For<PolicyImport>().Duplicate(x => x.BegunAt).Duplicate(x => x.FileHash);
        });
    }
}
