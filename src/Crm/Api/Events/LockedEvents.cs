using System.Text.Json.Nodes;
using Crm.Submissions;
using Crm.Submissions.LockingAway;

namespace Crm.Api.Events;

/// <summary>Takes what is kept under lock out of raw events: whoever may read it does so for a written reason, and each look is put down.</summary>
public static class LockedEvents
{
    private static readonly string[] Fields = ["title", "body", "organisation", "question", "answer", "note", "announcement", "reason", "contribution"];

    // Why it was locked away, unlocked and looked at is the record of the lock itself.
    private static readonly string[] Open = ["submission_locked_away", "submission_unlocked", "locked_submission_viewed"];

    /// <summary>The same events, in the same order.</summary>
    public static async Task<IReadOnlyList<RawEvent>> Hide(IReadOnlyList<RawEvent> events, LockedStreams locked, CancellationToken token)
    {
        var streams = await locked.Among(events.Select(e => e.Stream), token);
        return streams.Count == 0 ? events : [.. events.Select(e => streams.Contains(e.Stream) && !Open.Contains(e.Type) ? Without(e) : e)];
    }

    /// <summary>The event without what was written; where there is something in a field, it says that it is locked away.</summary>
    public static RawEvent Without(RawEvent e)
    {
        var data = JsonNode.Parse(e.Data)!.AsObject();
        // The reason of a refusal is one of a fixed list and no text.
        Hide(data, e.Type == "submission_refused" ? Fields.Where(field => field != "reason") : Fields);
        return e with { Data = data.ToJsonString() };
    }

    private static void Hide(JsonObject data, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            if (data[field] is JsonObject inner) Hide(inner, Fields);
            else if (data[field] is not null) data[field] = SubmissionWords.Hidden;
        }
    }
}
