using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Foundation;
using JasperFx.Events;
using Marten;

namespace Crm.Clocks.Running;

/// <summary>Counts all open clocks anew after the calendar or the rules have changed. Doing it twice changes nothing the second time.</summary>
public sealed class ClockRecount(ClockKeeper keeper, IDocumentStore store, TimeProvider time)
{
    private const int Batch = 300;

    /// <summary>The facts after which it is done.</summary>
    public static IReadOnlyList<Type> Facts { get; } =
        [typeof(CalendarDaySet), typeof(CalendarDayCleared), typeof(OfficeHoursSet), typeof(ClockRulesAdopted), typeof(ClockRulesRevoked)];

    /// <summary>Why to count anew after some facts; null where there is no reason to.</summary>
    public static RecomputeReason? WhyOf(IReadOnlyList<IEvent> events)
    {
        if (events.Any(e => e.Data is ClockRulesAdopted or ClockRulesRevoked)) return RecomputeReason.RulesChanged;
        return events.Any(e => e.Data is CalendarDaySet or CalendarDayCleared or OfficeHoursSet) ? RecomputeReason.CalendarChanged : null;
    }

    /// <summary>Counts them all, some hundred in a transaction.</summary>
    public async Task All(RecomputeReason why, CancellationToken token)
    {
        var after = Guid.Empty;
        while (true)
        {
            await using var query = store.QuerySession();
            var ids = await query.QueryAsync<Guid>(
                $"select id from {MartenSetup.Schema}.mt_doc_clock where state in ('Running', 'Paused') and id > ? order by id limit {Batch}", token, after);
            if (ids.Count == 0) return;
            await keeper.Write(async (session, _) =>
            {
                var planning = new ClockPlanning(await WorkingCalendar.Read(session, token), await ClockRulesShelf.Read(session, token));
                foreach (var clock in await session.LoadManyAsync<Clock>(token, [.. ids]))
                    if (ClockDecisions.Decide(clock, planning, why, time.GetUtcNow()).ToList() is { Count: > 0 } facts) ClockKeeper.Append(session, clock.Id, clock, facts);
            }, token);
            after = ids[^1];
        }
    }
}
