using Crm.Inquiries.Listing;
using Marten;
using Wolverine;

namespace Crm.Inquiries.Routing;

/// <summary>Every half minute, looks for inquiries that still lie with a unit and have them routed: whatever was missed while nobody was free, or the product was down.</summary>
public sealed class RoutingSweep(IServiceScopeFactory scopes, IDocumentStore store, TimeProvider clock, ILogger<RoutingSweep> log) : BackgroundService
{
    /// <summary>Between two looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private const int Most = 500;

    /// <summary>Has everything routed that waits, the longest-waiting first.</summary>
    public async Task Look(CancellationToken token)
    {
        await using var session = store.QuerySession();
        var waiting = await session.QueryAsync<Guid>(
            $"select id from crm.mt_doc_inquirylisting where state = 'New' and assignee is null and received_at < ? order by received_at limit {Most}", token, clock.GetUtcNow() - Pause);
        if (waiting.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var inquiry in waiting) await bus.PublishAsync(new RouteInquiry(inquiry));
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Waiting inquiries could not be looked through; the next look is in {Pause}", Pause);
            }
        }
    }
}
