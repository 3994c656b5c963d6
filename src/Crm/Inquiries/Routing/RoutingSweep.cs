using Crm.Foundation;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Inquiries.Routing;

/// <summary>Every half minute, has inquiries routed that still lie with a unit that has rules: whatever was missed while nobody was free, or the product was down.</summary>
public sealed class RoutingSweep(IServiceScopeFactory scopes, IDocumentStore store, IRoster roster, TimeProvider clock, ILogger<RoutingSweep> log) : Sweep(Pause, clock, log)
{
    /// <summary>Between two looks; an inquiry younger than this has its own message under way.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private const int Most = 500;

    /// <summary>Has everything routed that waits, the longest-waiting first.</summary>
    public override async Task Look(CancellationToken token)
    {
        await using var session = store.QuerySession();
        var books = (await session.Query<RoutingBook>().ToListAsync(token)).ToDictionary(book => book.Unit);
        var today = China.Today(Clock);
        var ruled = roster.Units.Where(unit => DatedSets.InForce(unit.Path, today, books.GetValueOrDefault) is { Set.Rules.Count: > 0 }).Select(unit => unit.Code).ToArray();
        if (ruled.Length == 0) return;
        var waiting = await session.QueryAsync<Guid>(
            $"select id from crm.mt_doc_inquirylisting where state = 'New' and assignee is null and unit = any(?) and received_at < ? order by received_at limit {Most}",
            token, ruled, Clock.GetUtcNow() - Pause);
        if (waiting.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var inquiry in waiting) await bus.PublishAsync(new RouteInquiry(inquiry));
    }
}
