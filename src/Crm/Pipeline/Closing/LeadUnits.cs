using Crm.Leads;
using Marten;
using Marten.Events;

namespace Crm.Pipeline.Closing;

/// <summary>Which units' figures a fact of a lead changes: those in charge of it at the time, and the one in charge now.</summary>
internal static class LeadUnits
{
    private static readonly Type[] Places = [typeof(LeadOpened), typeof(LeadAssigned)];

    /// <summary>The units in charge on any of the days between two, and now; empty where there is no such lead.</summary>
    public static async Task<IReadOnlyList<string>> Of(Guid lead, DateOnly first, DateOnly last, IQuerySession session, CancellationToken token)
    {
        var facts = await session.Events.QueryAllRawEvents().Where(e => e.StreamId == lead && e.EventTypesAre(Places)).OrderBy(e => e.Version).ToListAsync(token);
        var places = facts.Select(e => e.Data switch
        {
            LeadOpened opened => (opened.Unit, Day: opened.OccurredOn),
            LeadAssigned assigned => (assigned.Unit, Day: assigned.OccurredOn),
            var other => throw new NotSupportedException($"{other.GetType().Name} says nothing of a unit"),
        }).ToList();
        return [.. places.Where(place => place.Day <= first).TakeLast(1).Concat(places.Where(place => place.Day > first && place.Day <= last)).Concat(places.TakeLast(1)).Select(place => place.Unit).Distinct()];
    }
}
