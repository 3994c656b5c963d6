using Crm.Foundation;
using Crm.Leads.Timeline;
using Crm.Shell.Drafting;

namespace Crm.Leads.FollowingUp;

/// <summary>
/// Tells a talk that was written down from one that was not, where the server died between writing it down and saying so: both come back as drafts, and sent
/// again the first would stand on the timeline twice.
/// </summary>
public static class LoggedDraft
{
    /// <summary>The browser's clock says when the last key was struck, the server's when it was written down.</summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(2);

    /// <summary>Whether the lead's timeline holds the same words, written down on a page by the draft's author after it was last touched.</summary>
    public static async Task<bool> Was(Desk desk, Guid lead, string author, Draft draft) =>
        !string.IsNullOrWhiteSpace(draft.Text) && await desk.Ask(new LeadTimeline(lead)) is { Ok: true, Answer: { } told } && Holds(told, author, draft);

    /// <summary>The same of a timeline that is at hand.</summary>
    public static bool Holds(IEnumerable<TimelineEntry> told, string author, Draft draft) =>
        told.Any(entry => entry is { Kind: TimelineKind.FollowUp, Channel: "page" } && entry.Login == author && entry.Text == draft.Text.Trim() && entry.RecordedAt >= draft.At - ClocksApart);
}
