using Marten;

namespace Crm.Leads.Timeline;

/// <summary>Tells what happened around a lead that stands on streams of its own, such as promises. A module says so; the timeline puts it among the lead's own entries.</summary>
public interface ITellsOfLeads
{
    /// <summary>Entries of the lead and of those merged into it. Whether the reader reaches it has been asked before.</summary>
    Task<IReadOnlyList<TimelineEntry>> Tell(Guid lead, IQuerySession session, CancellationToken token);
}
