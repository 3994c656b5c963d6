using Crm.Foundation;
using Crm.Privacy;
using Crm.Submissions.Queue;
using Crm.Team;
using Marten;

namespace Crm.Submissions.Review;

/// <summary>A submission to review: text, differences, words found. An editor sees how to reach the author, which is put down; others see it masked.</summary>
[Allow(Role.Editor, Role.Manager, Role.Auditor)]
public sealed record ReadSubmission(Guid SubmissionId) : IQuery<SubmissionReading>;

/// <summary>Answers <see cref="ReadSubmission"/>.</summary>
public static class ReadSubmissionHandler
{
    public static async Task<SubmissionReading> Handle(
        ReadSubmission query, Actor actor, ReadingLog log, IRoster roster, Vault vault, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var row = await session.LoadAsync<SubmissionListing>(query.SubmissionId, token) ?? throw SubmissionReading.NoSuch;
        var contacts = actor.Is(Role.Editor) && !row.Locked && row.Author is not null;
        if (contacts) await log.Note(actor, "submission", row.Id, token);
        return await SubmissionReading.Of(row, open: false, contacts, roster, vault, session, clock, token);
    }
}
