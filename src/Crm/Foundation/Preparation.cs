namespace Crm.Foundation;

/// <summary>Something a module must have in place before the first request: a schema of its own, a sequence, reference data. Runs at every start and changes nothing the second time.</summary>
/// <param name="Order">Lower runs earlier.</param>
public sealed record Preparation(int Order, Func<IServiceProvider, CancellationToken, Task> Run);

/// <summary>Runs all <see cref="Preparation"/>s when the host starts, after the store's schema is in place.</summary>
public sealed class Preparations(IEnumerable<Preparation> all, IServiceProvider services) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var preparation in all.OrderBy(p => p.Order)) await preparation.Run(services, cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
