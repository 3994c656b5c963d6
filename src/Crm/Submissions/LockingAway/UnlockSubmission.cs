using Crm.Foundation;
using Crm.Policies.Importing;
using Crm.Privacy.Erasing;
using Crm.Submissions.Telling;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.LockingAway;

/// <summary>
/// 解除封存: a manager says why the content need not be kept under lock any more. One of those named, or one of the topmost unit; never whoever put it under lock. Those
/// named are told.
/// </summary>
[Allow(Role.Manager)]
public sealed record UnlockSubmission(Guid SubmissionId, string Reason) : ISubmissionCommand;

/// <summary>What an <see cref="UnlockSubmission"/> must hold.</summary>
public sealed class UnlockSubmissionValidator : AbstractValidator<UnlockSubmission>
{
    public UnlockSubmissionValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
}

/// <summary>Handles <see cref="UnlockSubmission"/>.</summary>
public static class UnlockSubmissionHandler
{
    public static async Task<(Events, OutgoingMessages)> Handle(
        UnlockSubmission command, [WriteModel] Submission submission, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        Events events = [.. Decide(command, submission, actor, roster.Units.FirstOrDefault()?.Code, today)];
        if (submission.Document is { } document) await ContributedDocument.Conceal(session, document, conceal: false, today, token);
        if (submission.Person is { } person) await ErasureHold.End(session, person, LockAwaySubmissionHandler.KeptUnderLock(submission.Number), today, token);
        return (events, [SubmissionNews.Unlocked(submission, actor)]);
    }

    /// <param name="topmost">Code of the topmost unit.</param>
    public static IEnumerable<object> Decide(UnlockSubmission command, Submission submission, Actor actor, string? topmost, DateOnly today)
    {
        if (submission.Readers is null) throw new RuleBroken("这篇投稿没有封存。");
        if (!actor.IsJob && actor.Login == submission.LockedBy) throw new RuleBroken("这篇投稿是你封存的，要由另一位负责人解除。") { Kind = Refusal.Forbidden };
        if (!actor.IsJob && actor.Unit != topmost && !submission.Readers.Contains(actor.Login))
            throw new RuleBroken("只有指定可以查看的负责人，或最上级单位的负责人，才能解除封存。") { Kind = Refusal.Forbidden };
        yield return new SubmissionUnlocked(command.Reason.Trim(), today);
    }
}
