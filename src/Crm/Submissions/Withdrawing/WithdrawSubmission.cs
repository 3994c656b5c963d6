using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Inquiries;
using Crm.Notifications;
using Crm.Privacy.Erasing;
using Crm.Submissions.LockingAway;
using Crm.Submissions.Telling;
using Crm.Submissions.Tracking;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Submissions.Withdrawing;

/// <summary>
/// The author takes the submission back before it is published, and, if they say so, their consent with it: then their contact is shown no more and is to be erased.
/// While it is kept under lock, text and author stay readable to those named, and the erasure waits.
/// </summary>
/// <param name="Link">The secret part of its link.</param>
/// <param name="WithConsent">Whether they take their consent back as well.</param>
[Allow(Visitors = true)]
public sealed record WithdrawSubmission(string Link, bool WithConsent) : ICommand;

/// <summary>Handles <see cref="WithdrawSubmission"/>.</summary>
public static class WithdrawSubmissionHandler
{
    /// <summary>Days until the data must be erased, as the notice promises.</summary>
    private const int DaysToErase = 15;

    public static async Task<OutgoingMessages> Handle(WithdrawSubmission command, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var stream = await SubmissionLinks.Open(command.Link, session, token);
        var submission = stream.Aggregate!;
        stream.AppendMany(Decide(command, submission, now));
        OutgoingMessages messages = [SubmissionNews.Withdrawn(submission, roster)];
        if (command.WithConsent && submission.Author is { } author && await Request(submission, author.Person, session, China.DayOf(now), token) is { } due)
            messages.Add(new StaffNews(Guid.CreateVersion7(), NewsKind.ErasureAsked, Deciding(submission, roster), InquiryTeam.Visitor, "/admin/privacy", submission.Number, Days.Start(due)));
        return messages;
    }

    public static IEnumerable<object> Decide(WithdrawSubmission command, Submission submission, DateTimeOffset now)
    {
        var today = China.DayOf(now);
        if (submission.State is SubmissionState.Published or SubmissionState.TakenDown) throw new RuleBroken("文章已经刊登过，不能撤回。要撤下的话，请打电话联系编辑。");
        var gone = submission.State is SubmissionState.Withdrawn or SubmissionState.Refused;
        if (gone && (!command.WithConsent || submission.Author is null))
            throw new RuleBroken(submission.State == SubmissionState.Withdrawn ? "这篇投稿您已经撤回。" : "这篇投稿已经审完，不用撤回。");
        if (!gone) yield return new SubmissionWithdrawn(today);
        if (command.WithConsent && submission.Author is not null) yield return new AuthorConsentWithdrawn(now, today);
    }

    // One person is erased once, however many records they take back.
    private static async Task<DateOnly?> Request(Submission submission, Guid person, IDocumentSession session, DateOnly today, CancellationToken token)
    {
        var erasure = await session.Events.FetchForWriting<Erasure>(Erasure.IdOf(person), token);
        if (erasure.Aggregate is not null) return null;
        var due = today.AddDays(DaysToErase);
        erasure.AppendOne(new ErasureRequested(person, submission.Unit, submission.Number, due, today));
        if (submission.Readers is not null) erasure.AppendOne(ErasureHold.For(LockAwaySubmissionHandler.KeptUnderLock(submission.Number), today));
        return due;
    }

    private static IReadOnlyList<string> Deciding(Submission submission, IRoster roster) => Clocks.Running.Escalation.Whom(submission.UnitPath, 0, roster).Logins;
}
