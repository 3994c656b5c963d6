using Crm.Foundation.Checking;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Npgsql;
using Weasel.Core;
using Wolverine.Marten;

namespace Crm.Foundation;

/// <summary>How events and documents are stored. Modules add their own streams, projections and documents with <c>services.ConfigureMarten</c>.</summary>
public static class MartenSetup
{
    /// <summary>Schema of events and read models.</summary>
    public const string Schema = "crm";

    /// <summary>Adds the store on the connection string named Crm.</summary>
    public static void AddStore(this WebApplicationBuilder builder, string connectionString)
    {
        // Of a statement that fails the store would log all values, and with them what people wrote. What nobody foresaw is logged where it surfaces.
        builder.Logging.AddFilter("Marten.IDocumentStore", LogLevel.None);
        builder.Services.AddSingleton<LiveUpdates>();
        builder.Services.AddSingleton(_ => new FollowersBell(TimeProvider.System));
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        builder.Services.AddSingleton<ReadModelCheck>();
        builder.Services.AddMarten(services =>
            {
                var options = new StoreOptions { DatabaseSchemaName = Schema };
                options.Connection(services.GetRequiredService<NpgsqlDataSource>());
                Serialization(options);
                Events(options);
                options.Events.TimeProvider = services.GetRequiredService<TimeProvider>();
                Daemon(options);
                options.Listeners.Add(services.GetRequiredService<LiveUpdates>());
                options.Listeners.Add(services.GetRequiredService<FollowersBell>());
                options.Projections.Wakeup = services.GetRequiredService<FollowersBell>();
                return options;
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine(integration => integration.UseWolverineManagedEventSubscriptionDistribution = true)
            .ApplyAllDatabaseChangesOnStartup();
    }

    /// <summary>How events and documents are written as JSON. What was stored once must stay readable: each event's JSON is approved in a test.</summary>
    internal static void Serialization(StoreOptions options) => options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);

    private static void Events(StoreOptions options)
    {
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.UseMandatoryStreamTypeDeclaration = true;
        options.Events.UseArchivedStreamPartitioning = true;
        options.Events.UseIdentityMapForAggregates = true;
        options.Events.MetadataConfig.HeadersEnabled = true;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.UserNameEnabled = true;
    }

    // Nothing is skipped in silence: a projection that can't read an event stops, and the health page says so.
    private static void Daemon(StoreOptions options)
    {
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;
        options.Projections.RebuildErrors.SkipApplyErrors = false;
        options.Projections.RebuildErrors.SkipSerializationErrors = false;
        options.Projections.RebuildErrors.SkipUnknownEvents = false;
    }
}
