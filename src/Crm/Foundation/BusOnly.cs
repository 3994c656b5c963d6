using Marten;
using Wolverine.Runtime;

namespace Crm.Foundation;

/// <summary>
/// Starts the store and the bus of a host and nothing else: no pages, timers or notices. For a command line verb that sends commands, perhaps beside the
/// running product, which alone works off queues.
/// </summary>
public static class BusOnly
{
    /// <summary>Applies the schema where it is missing and makes the desk ready.</summary>
    public static async Task StartBus(this IHost host, CancellationToken token = default)
    {
        var services = host.Services;
        await services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await Bus(services).StartAsync(token);
        await new Preparations(services.GetServices<Preparation>(), services).StartAsync(token);
    }

    /// <summary>Ends what <see cref="StartBus"/> began.</summary>
    public static Task StopBus(this IHost host, CancellationToken token = default) => Bus(host.Services).StopAsync(token);

    private static IHostedService Bus(IServiceProvider services) => (IHostedService)services.GetRequiredService<IWolverineRuntime>();
}
