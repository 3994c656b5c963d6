using Crm.Foundation;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Wolverine;
using Wolverine.Marten.Subscriptions;

namespace Crm.Pipeline.History;

/// <summary>Follows the facts of leads in the order in which they were recorded and keeps their past up to date. What is delivered again changes nothing.</summary>
public sealed class PipelineFollower : BatchSubscription
{
    /// <summary>The name under which the store keeps how far it has come.</summary>
    public const string Mark = Known + ":All";

    private const string Known = "pipeline";

    // The store is built with this subscription in it, so what needs the store can only be asked for when there are events.
    private readonly IServiceProvider services;

    public PipelineFollower(IServiceProvider services) : base(Known)
    {
        this.services = services;
        foreach (var fact in PastFacts.Types) IncludeType(fact);
    }

    /// <inheritdoc />
    public override async Task ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations, IMessageBus bus, CancellationToken cancellationToken)
    {
        Guid[] leads = [.. page.Events.Select(e => e.StreamId).Distinct()];
        if (leads.Length > 0) await services.GetRequiredService<PipelineKeeper>().Renew(leads, cancellationToken);
    }
}
