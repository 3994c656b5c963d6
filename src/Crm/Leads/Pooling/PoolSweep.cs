using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Leads.Pooling;

/// <summary>Every ten minutes, has those leads looked at for which a reminder or the return to the pool is due, wherever a pool has rules.</summary>
public sealed class PoolSweep(IServiceScopeFactory scopes, IDocumentStore store, IRoster roster, TimeProvider clock, ILogger<PoolSweep> log) : Sweep(TimeSpan.FromMinutes(10), clock, log)
{
    /// <inheritdoc />
    public override async Task Look(CancellationToken token)
    {
        var stale = await Stale(token);
        if (stale.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var lead in stale) await bus.PublishAsync(new LookAtStaleLead(lead));
    }

    /// <summary>The leads for which something is due; what it is, is decided again on the lead itself.</summary>
    public async Task<IReadOnlyList<Guid>> Stale(CancellationToken token)
    {
        await using var session = store.QuerySession();
        var books = (await session.Query<PoolBook>().ToListAsync(token)).ToDictionary(book => book.Unit);
        var today = China.Today(Clock);
        var ruled = roster.Units.Select(unit => (unit.Code, Force: DatedSets.InForce(unit.Path, today, books.GetValueOrDefault)))
            .Where(unit => unit.Force is { Set.Rules: not null }).ToDictionary(unit => unit.Code, unit => unit.Force!.Value.Set);
        if (ruled.Count == 0) return [];
        var owned = await session.QueryAsync<LeadListing>($"where unit = any(?) and {StaleLeads.Condition}", token, (object)ruled.Keys.ToArray());
        return [.. owned.Where(lead => StaleLeads.Due(lead, ruled[lead.Unit], today) != Rung.None).Select(lead => lead.Id)];
    }
}
