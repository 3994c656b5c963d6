using Crm.Foundation;
using Crm.Hotline.Confiding;
using Crm.Leads.Profile;
using Crm.Team;
using Marten;

namespace Crm.Leads.Timeline;

/// <summary>Everything that happened to a lead, in words, the latest business day first.</summary>
/// <param name="After">Only what was recorded after this version; everything where left out.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record LeadTimeline(Guid LeadId, long? After = null) : IQuery<IReadOnlyList<TimelineEntry>>;

/// <summary>Answers <see cref="LeadTimeline"/>.</summary>
public static class LeadTimelineHandler
{
    public static async Task<IReadOnlyList<TimelineEntry>> Handle(LeadTimeline query, Actor actor, IRoster roster, ConfidentialCalls confidential, IQuerySession session, CancellationToken token)
    {
        var events = await session.Events.FetchStreamAsync(query.LeadId, token: token);
        LeadProfileHandler.MustReach(LeadFolding.Fold(events), actor);
        var hidden = await confidential.InquiriesAmong(events.Select(e => (e.Data as LeadTouched)?.Inquiry), token);
        return
        [
            .. new LeadStory(roster, hidden).Tell(events)
                .Where(entry => entry.Version > (query.After ?? 0))
                .OrderByDescending(entry => entry.OccurredOn)
                .ThenByDescending(entry => entry.Version),
        ];
    }
}
