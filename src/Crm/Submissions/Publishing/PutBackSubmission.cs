using Crm.Foundation;
using Crm.Policies.Importing;
using Crm.Submissions.Telling;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.Publishing;

/// <summary>恢复: an article that was taken down stands on the site and in the library again. Its author is told.</summary>
[Allow(Role.Editor)]
public sealed record PutBackSubmission(Guid SubmissionId, string Reason) : ISubmissionCommand;

/// <summary>What a <see cref="PutBackSubmission"/> must hold.</summary>
public sealed class PutBackSubmissionValidator : AbstractValidator<PutBackSubmission>
{
    public PutBackSubmissionValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(200).WithMessage("原因不能超过 200 个字。");
}

/// <summary>Handles <see cref="PutBackSubmission"/>.</summary>
public static class PutBackSubmissionHandler
{
    public static async Task<(Events, OutgoingMessages)> Handle(
        PutBackSubmission command, [WriteModel] Submission submission, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        Events events = [.. Decide(command, submission, today)];
        await ContributedDocument.Restore(session, submission.Document!.Value, today, token);
        return (events, SubmissionLetter.Put(SubmissionLetter.Published, submission, session, clock.GetUtcNow()));
    }

    public static IEnumerable<object> Decide(PutBackSubmission command, Submission submission, DateOnly today)
    {
        submission.MustNotBeLocked();
        if (submission.State != SubmissionState.TakenDown) throw new RuleBroken("这篇文章没有撤下，不用恢复。");
        yield return new SubmissionPutBack(command.Reason.Trim(), today);
    }
}
