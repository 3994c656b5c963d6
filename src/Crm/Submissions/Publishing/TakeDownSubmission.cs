using Crm.Foundation;
using Crm.Policies.Citing;
using Crm.Policies.Importing;
using Crm.Submissions.Telling;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.Publishing;

/// <summary>撤下: a published article is taken off the site and withdrawn from the library, with a record of who gave notice and why. Its address shows the announcement.</summary>
/// <param name="NoticeFrom">Which office or company gave notice.</param>
/// <param name="Reason">What was found, for the record.</param>
/// <param name="Announcement">What the public reads instead.</param>
[Allow(Role.Editor)]
public sealed record TakeDownSubmission(Guid SubmissionId, TakeDownGround Ground, string? NoticeFrom, string Reason, string Announcement) : ISubmissionCommand;

/// <summary>What a <see cref="TakeDownSubmission"/> must hold.</summary>
public sealed class TakeDownSubmissionValidator : AbstractValidator<TakeDownSubmission>
{
    public TakeDownSubmissionValidator()
    {
        RuleFor(c => c.Ground).IsInEnum().WithMessage("请选一个原因。");
        RuleFor(c => c.NoticeFrom).MaximumLength(60).WithMessage("通知方不能超过 60 个字。");
        RuleFor(c => c.NoticeFrom).NotEmpty().WithMessage("请写明是谁通知的。").When(c => c.Ground is TakeDownGround.RightHolder or TakeDownGround.Authority);
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
        RuleFor(c => c.Announcement).NotEmpty().WithMessage("请写公告，公众会看到。").MaximumLength(500).WithMessage("公告不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="TakeDownSubmission"/>.</summary>
public static class TakeDownSubmissionHandler
{
    public static async Task<(Events, OutgoingMessages)> Handle(
        TakeDownSubmission command, [WriteModel] Submission submission, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        Events events = [.. Decide(command, submission, today)];
        await ContributedDocument.Withdraw(session, submission.Document!.Value, command.Announcement.Trim(), today, token);
        return (events,
            [PolicyChange.Of(submission.Document!.Value, PolicyChangeKind.Withdrawn, actor.Login), .. SubmissionLetter.Put(SubmissionLetter.TakenDown, submission, session, clock.GetUtcNow())]);
    }

    // Whoever is an editor may, at once: what infringes must not wait for the colleague who published it.
    public static IEnumerable<object> Decide(TakeDownSubmission command, Submission submission, DateOnly today)
    {
        if (submission.State != SubmissionState.Published) throw new RuleBroken("只有已发布的文章可以撤下。");
        yield return new SubmissionTakenDown(command.Ground, command.NoticeFrom.Filled(), command.Reason.Trim(), command.Announcement.Trim(), today);
    }
}
