using Crm.Foundation;
using Crm.Hotline.Confiding;
using Crm.Leads.Merging;
using Crm.Team;
using Marten;

namespace Crm.Leads.Timeline;

/// <summary>Everything that happened to a lead, in words, the latest business day first; with it, what happened to leads that were merged into it.</summary>
/// <param name="After">Only what was recorded after this version; everything where left out.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record LeadTimeline(Guid LeadId, long? After = null) : IQuery<IReadOnlyList<TimelineEntry>>;

/// <summary>Answers <see cref="LeadTimeline"/>.</summary>
public static class LeadTimelineHandler
{
    public static async Task<IReadOnlyList<TimelineEntry>> Handle(LeadTimeline query, Actor actor, IRoster roster, ConfidentialCalls confidential, IEnumerable<ITellsOfLeads> others, IQuerySession session, CancellationToken token)
    {
        var lead = await LeadReading.Of(query.LeadId, actor, session, token);
        var touches = lead.Events.Concat(lead.Merged.SelectMany(m => m.Events)).Select(e => (e.Data as LeadTouched)?.Inquiry);
        var story = new LeadStory(roster, await confidential.InquiriesAmong(touches, token));
        var own = story.Tell(lead.Events).Where(entry => entry.Version > (query.After ?? 0));
        // What happened elsewhere is not news of this lead: it stands only in the whole history.
        var merged = query.After is not null ? [] : lead.Merged.SelectMany(m => story.Tell([.. m.Events.Where(e => e.Data is not LeadMergedInto)]).Select(entry => entry with { From = m.Facts.Number }));
        var beside = new List<TimelineEntry>();
        if (query.After is null)
            foreach (var other in others) beside.AddRange(await other.Tell(lead.Id, session, token));
        return [.. own.Concat(merged).Concat(beside).OrderByDescending(entry => entry.OccurredOn).ThenByDescending(entry => entry.RecordedAt).ThenByDescending(entry => entry.Version)];
    }
}
