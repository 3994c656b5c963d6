using Crm.Foundation;
using Crm.Submissions.Telling;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.Deciding;

/// <summary>撤销决定: what was accepted or refused waits to be decided again; the time starts anew. An author who was told of the decision is told of this.</summary>
[Allow(Role.Editor)]
public sealed record ReopenSubmission(Guid SubmissionId, string Reason) : ISubmissionCommand;

/// <summary>What a <see cref="ReopenSubmission"/> must hold.</summary>
public sealed class ReopenSubmissionValidator : AbstractValidator<ReopenSubmission>
{
    public ReopenSubmissionValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(200).WithMessage("原因不能超过 200 个字。");
}

/// <summary>Handles <see cref="ReopenSubmission"/>.</summary>
public static class ReopenSubmissionHandler
{
    public static (Events, OutgoingMessages) Handle(ReopenSubmission command, [WriteModel] Submission submission, Actor actor, IDocumentSession session, TimeProvider clock) =>
        ([.. Decide(command, submission, actor, China.Today(clock))], SubmissionLetter.Put(SubmissionLetter.Reopened, submission, session, clock.GetUtcNow()));

    public static IEnumerable<object> Decide(ReopenSubmission command, Submission submission, Actor actor, DateOnly today)
    {
        submission.MustNotBeLocked();
        submission.MustBeOf(actor);
        if (submission.State is not (SubmissionState.Accepted or SubmissionState.Refused)) throw new RuleBroken("只有已采用或未采用、还没有发布的投稿可以撤销决定。");
        yield return new SubmissionReopened(command.Reason.Trim(), today);
    }
}
