using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Parks.Timeline;

/// <summary>Everything that happened to a park, in words, the latest first.</summary>
/// <param name="After">Only what was recorded after this version.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record ParkTimeline(Guid ParkId, long After = 0) : IQuery<IReadOnlyList<ParkEntry>>;

/// <summary>One thing that happened to a park.</summary>
/// <param name="Version">Place in the park's history, from 1.</param>
/// <param name="Who">Who did it, as people call them.</param>
/// <param name="What">What happened; reads on from <paramref name="Who"/>.</param>
public sealed record ParkEntry(long Version, string Who, DateOnly OccurredOn, DateTimeOffset RecordedAt, string What);

/// <summary>Answers <see cref="ParkTimeline"/>.</summary>
public static class ParkTimelineHandler
{
    public static async Task<IReadOnlyList<ParkEntry>> Handle(ParkTimeline query, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var events = await session.Events.FetchStreamAsync(query.ParkId, token: token);
        return [.. new ParkStory(roster).Tell(events).Where(entry => entry.Version > query.After).Reverse()];
    }
}
