using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Foundation;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Wolverine;
using Wolverine.Marten.Subscriptions;

namespace Crm.Clocks.Running;

/// <summary>
/// Follows every fact of inquiries, calls and leads in the order in which they were recorded, and moves their clocks as <see cref="ClockTable"/> says. The store
/// remembers how far it came, so that nothing is skipped through a crash; what is delivered again finds its clock moved already and changes nothing.
/// </summary>
public sealed class ClockReactions : BatchSubscription
{
    // The store is built with this subscription in it, so what needs the store can only be asked for when there are events.
    private readonly IServiceProvider services;

    public ClockReactions(IServiceProvider services) : base("clocks")
    {
        this.services = services;
        foreach (var fact in ClockTable.Facts) IncludeType(fact);
        foreach (var fact in ClockRecount.Facts) IncludeType(fact);
    }

    /// <inheritdoc />
    public override async Task ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations, IMessageBus bus, CancellationToken cancellationToken)
    {
        var events = page.Events.ToList();
        var keeper = services.GetRequiredService<ClockKeeper>();
        await keeper.Write(async (session, outbox) =>
        {
            var changed = await Move(session, events, cancellationToken);
            foreach (var clock in changed)
                if (ClockAlarm.For(clock, keeper.Now) is { } alarm) await outbox.ScheduleAsync(alarm, clock.NextAt!.Value);
        }, cancellationToken);
        if (ClockRecount.WhyOf(events) is { } why) await services.GetRequiredService<ClockRecount>().All(why, cancellationToken);
    }

    /// <summary>Moves the clocks of some facts, in order; the clocks that changed, as they are afterwards.</summary>
    public static async Task<IReadOnlyList<Clock>> Move(IDocumentSession session, IReadOnlyList<IEvent> events, CancellationToken token)
    {
        var moving = events.Where(e => ClockTable.Facts.Contains(e.Data.GetType())).ToList();
        if (moving.Count == 0) return [];
        var planning = new ClockPlanning(await WorkingCalendar.Read(session, token), await ClockRulesShelf.Read(session, token));
        var ids = moving.SelectMany(e => ClockTable.Of((IFact)e.Data), (e, move) => Clock.IdOf(move.Kind, e.StreamId)).Distinct().ToArray();
        var clocks = (await session.LoadManyAsync<Clock>(token, ids)).ToDictionary(c => c.Id);
        var subjects = (await session.LoadManyAsync<ClockSubject>(token, [.. moving.Select(e => e.StreamId).Distinct()])).ToDictionary(s => s.Id);
        var stored = clocks.ToDictionary();
        var news = new Dictionary<Guid, List<object>>();
        foreach (var e in moving)
        {
            var known = subjects.GetValueOrDefault(e.StreamId);
            if (known?.Seen >= e.Version) continue;
            if (ClockTable.PlaceAfter(known?.Place, (IFact)e.Data) is not { } place) continue;
            subjects[e.StreamId] = new ClockSubject { Id = e.StreamId, Place = place, Seen = e.Version };
            session.Store(subjects[e.StreamId]);
            foreach (var (kind, effect) in ClockTable.Of((IFact)e.Data)) Move(e, kind, effect, place);
        }
        foreach (var (id, facts) in news) ClockKeeper.Append(session, id, stored.GetValueOrDefault(id), facts);
        return [.. news.Keys.Select(id => clocks[id])];

        void Move(IEvent e, ClockKind kind, ClockEffect effect, ClockPlace place)
        {
            var id = Clock.IdOf(kind, e.StreamId);
            var clock = clocks.GetValueOrDefault(id);
            var by = new ClockCause(e.EventTypeName, e.Version, e.RecordedAt());
            var facts = ClockDecisions.Decide(clock, kind, effect, e.StreamId, place, ClockTable.PromisedAt((IFact)e.Data), by, planning).ToList();
            if (facts.Count == 0) return;
            clocks[id] = ClockKeeper.After(id, clock, facts);
            if (!news.TryAdd(id, facts)) news[id].AddRange(facts);
        }
    }
}
