using Crm.Foundation;
using Crm.Privacy;
using Crm.Privacy.Erasing;
using Crm.Submissions.Queue;
using Crm.Team;
using Marten;

namespace Crm.Submissions.Tracking;

/// <summary>Where a submission stands, for whoever has its link.</summary>
[Allow(Visitors = true)]
public sealed record TrackSubmission(string Link) : IQuery<TrackedSubmission>;

/// <summary>What the page of a link shows. Numbers and addresses are masked: whoever came by the link learns none.</summary>
/// <param name="Question">What an editor asks now; null while they ask nothing.</param>
/// <param name="Body">The text as it stands now; the author may change it while they are asked.</param>
/// <param name="DecideBy">When a decision was promised; null once there is one, and while the author is asked.</param>
/// <param name="Document">The published article.</param>
/// <param name="EraseBy">By when the personal data will be erased, where that was asked for.</param>
public sealed record TrackedSubmission(
    string Number, SubmissionState State, string Title, string Organisation, string? Author, string? Phone, string? Email, string Body, int Characters, string? Question, string? Why,
    DateTimeOffset? DecideBy, Guid? Document, string? Announcement, bool CanWithdraw, DateOnly? EraseBy, DateOnly? ErasedOn, IReadOnlyList<SubmissionStep> Steps);

/// <summary>Answers <see cref="TrackSubmission"/>.</summary>
public static class TrackSubmissionHandler
{
    public static async Task<TrackedSubmission> Handle(TrackSubmission query, Vault vault, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var row = await SubmissionLinks.Find(query.Link, session, token);
        var text = await session.LoadAsync<SubmissionText>(row.Id, token);
        var author = await vault.Open(row.Author, token);
        var erasure = row.Author is null && row.Person is { } person ? await session.LoadAsync<Erasure>(Erasure.IdOf(person), token) : null;
        var due = row.State == SubmissionState.Waiting ? (await Clocks.Running.DueMark.Of(session, [row.Id], clock.GetUtcNow(), token)).GetValueOrDefault(row.Id)?.Due : null;
        return new TrackedSubmission(
            row.Number, row.State, row.Title, row.Organisation, author?.Name, Masked.Phone(author?.Phone), Masked.Email(author?.Email), text?.Body ?? "", row.Characters,
            row.State == SubmissionState.Asked ? row.Question : null, row.State == SubmissionState.Refused ? SubmissionWords.Why(row.Reason, row.Kind, row.Note) : null, due,
            row.State == SubmissionState.Published ? row.Document : null, row.State == SubmissionState.TakenDown ? row.Announcement : null,
            row.State is SubmissionState.Waiting or SubmissionState.Asked or SubmissionState.Accepted || (row.Author is not null && row.State is SubmissionState.Refused or SubmissionState.Withdrawn),
            erasure?.Due, erasure?.ErasedOn, row.Steps);
    }
}
