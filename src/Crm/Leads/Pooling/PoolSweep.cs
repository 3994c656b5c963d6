using Crm.Foundation;
using Crm.Leads.Listing;
using Marten;
using Wolverine;

namespace Crm.Leads.Pooling;

/// <summary>Every ten minutes, has leads looked at that nobody has followed up for a day or more, wherever a pool has rules.</summary>
public sealed class PoolSweep(IServiceScopeFactory scopes, IDocumentStore store, TimeProvider clock, ILogger<PoolSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Has everything looked at for which something may be due.</summary>
    public async Task Look(CancellationToken token)
    {
        await using var session = store.QuerySession();
        var today = China.Today(clock);
        // Most installations have a handful of rules, many none.
        var shortest = (await session.Query<PoolBook>().ToListAsync(token)).Select(b => b.On(today)?.Rules).OfType<PoolRules>()
            .SelectMany(r => r.RemindAfter.Append(r.ReturnAfter ?? int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min();
        if (shortest == int.MaxValue) return;
        var before = today.AddDays(-shortest);
        var stale = await session.QueryAsync<Guid>(
            $"select id from crm.mt_doc_leadlisting where {StaleLeads.Condition} and greatest((data ->> 'assignedOn')::date, last_follow_up) <= ?", token, before);
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var lead in stale) await bus.PublishAsync(new LookAtStaleLead(lead));
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
                log.LogWarning(e, "Leads without a follow-up could not be looked through; the next look is in {Pause}", Pause);
            }
        }
    }
}
