using Crm.Foundation;
using Crm.Privacy;
using Crm.Submissions.Queue;
using Crm.Submissions.Review;
using Crm.Team;
using Marten;

namespace Crm.Submissions.LockingAway;

/// <summary>查看封存内容: all of a submission that is kept under lock, for those named. That they look, and what for, is put down before they are answered.</summary>
/// <param name="Reason">Compulsory.</param>
[Allow(Role.Editor, Role.Manager, Role.Auditor, Jobs = false)]
public sealed record ViewLockedSubmission(Guid SubmissionId, string Reason) : IQuery<SubmissionReading>;

/// <summary>Answers <see cref="ViewLockedSubmission"/>.</summary>
public static class ViewLockedSubmissionHandler
{
    private const int LongestReason = 200;

    public static async Task<SubmissionReading> Handle(
        ViewLockedSubmission query, Actor actor, LockLog log, IRoster roster, Vault vault, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        if (query.Reason.Filled() is not { Length: <= LongestReason } reason) throw new RuleBroken("请写明为什么查看，不超过 200 个字。") { Field = nameof(query.Reason), Kind = Refusal.Input };
        var row = await session.LoadAsync<SubmissionListing>(query.SubmissionId, token) ?? throw SubmissionReading.NoSuch;
        if (row.Readers is null) throw new RuleBroken("这篇投稿没有封存，请直接打开。");
        if (!row.Readers.Contains(actor.Login)) throw new RuleBroken("这篇投稿已封存，只有指定的人可以查看。") { Kind = Refusal.Forbidden };
        await log.Note(actor, row.Id, reason, token);
        return await SubmissionReading.Of(row, open: true, contacts: true, roster, vault, session, clock, token);
    }
}
