using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten.Services;
using Marten;
using Marten.Subscriptions;

namespace Crm.IntegrationTests.Foundation.Health;

/// <summary>An application of its own with an impatient health watch, since these tests break what all others need.</summary>
public sealed class OwnApp : IAsyncLifetime
{
    public CrmApp App { get; } = new()
    {
        Settings =
        {
            ["Logging:LogLevel:Default"] = "None",
            ["Health:Interval"] = "00:00:00.3",
            ["Health:ProjectionPatience"] = "00:00:02",
            ["Health:MessagePatience"] = "00:00:02",
        },
        Services = services => services.ConfigureMarten(options => options.Events.Subscribe(new Onlooker())),
    };

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Follows the events as a read model would, whatever read models the product has.</summary>
    private sealed class Onlooker : SubscriptionBase
    {
        public Onlooker() => Name = "onlooker";

        public override Task<IChangeListener> ProcessEventsAsync(
            EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken) =>
            Task.FromResult(NullChangeListener.Instance);
    }
}
