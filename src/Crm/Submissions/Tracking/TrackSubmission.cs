using Crm.Foundation;
using Crm.Privacy;
using Crm.Privacy.Erasing;
using Crm.Submissions.Deciding;
using Crm.Submissions.Queue;
using Crm.Team;
using Marten;

namespace Crm.Submissions.Tracking;

/// <summary>Where a submission stands, for whoever has its link.</summary>
[Allow(Visitors = true)]
public sealed record TrackSubmission(string Link) : IQuery<TrackedSubmission>;

/// <summary>What the page of a link shows. Numbers and addresses are masked: whoever came by the link learns none.</summary>
/// <param name="Question">What an editor asks now; null while they ask nothing.</param>
/// <param name="Hidden">Neither title nor text are shown any more: they are kept under lock.</param>
/// <param name="Body">The text as it stands now; the author may change it while they are asked. Empty where it is not shown.</param>
/// <param name="TextNumber">Number of that text.</param>
/// <param name="DecideBy">When a decision was promised; null once there is one, and while the author is asked.</param>
/// <param name="Document">The published article.</param>
/// <param name="EraseBy">By when the personal data will be erased, where that was asked for.</param>
/// <param name="Kept">That day is put off, since there is a duty to keep them.</param>
public sealed record TrackedSubmission(
    string Number, SubmissionState State, bool Hidden, string Title, string Organisation, string? Author, string? Phone, string? Email, string Body, int TextNumber, int Characters, string? Question, string? Why,
    DateTimeOffset? DecideBy, Guid? Document, string? Announcement, bool CanWithdraw, DateOnly? EraseBy, bool Kept, DateOnly? ErasedOn, IReadOnlyList<SubmissionStep> Steps);

/// <summary>Answers <see cref="TrackSubmission"/>.</summary>
public static class TrackSubmissionHandler
{
    public static async Task<TrackedSubmission> Handle(TrackSubmission query, Vault vault, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var row = await SubmissionLinks.Find(query.Link, session, token);
        // The link must not go on serving what nobody else may read, nor what must not be spread.
        var shown = !row.Locked && row is not { State: SubmissionState.Refused, Reason: RefusalReason.Prohibited };
        var text = shown ? await session.LoadAsync<SubmissionText>(row.Id, token) : null;
        var author = await vault.Open(row.Author, token);
        var erasure = row.Author is null && row.Person is { } person ? await session.LoadAsync<Erasure>(Erasure.IdOf(person), token) : null;
        var due = row.State == SubmissionState.Waiting ? (await Clocks.Running.DueMark.Of(session, [row.Id], clock.GetUtcNow(), token)).GetValueOrDefault(row.Id)?.Due : null;
        return new TrackedSubmission(
            row.Number, row.State, row.Locked, row.Locked ? "" : row.Title, row.Organisation, author?.Name, Masked.Phone(author?.Phone), Masked.Email(author?.Email), text?.Body ?? "", row.TextNumber, row.Characters,
            row is { State: SubmissionState.Asked, Locked: false } ? row.Question : null,
            row.State == SubmissionState.Refused ? SubmissionWords.Why(row.Reason, row.Kind, row.Locked ? null : row.Note) : null, due,
            row.State == SubmissionState.Published ? row.Document : null, row is { State: SubmissionState.TakenDown, Locked: false } ? row.Announcement : null,
            row.State is SubmissionState.Waiting or SubmissionState.Asked or SubmissionState.Accepted || (row.Author is not null && row.State is SubmissionState.Refused or SubmissionState.Withdrawn),
            erasure?.Due, erasure?.HeldUntil > erasure?.Due, erasure?.ErasedOn, row.Locked ? [.. row.Steps.Select(step => step with { Text = null })] : row.Steps);
    }
}
