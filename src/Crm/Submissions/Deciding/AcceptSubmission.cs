using Crm.Foundation;
using Crm.Submissions.Checking;
using Crm.Submissions.Telling;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.Deciding;

/// <summary>采用: the article will be published. Only once every kind of prohibited content was looked for in it. Its author is told.</summary>
/// <param name="TextNumber">Number of the text that was read; another one is not accepted unread.</param>
[Allow(Role.Editor)]
public sealed record AcceptSubmission(Guid SubmissionId, int TextNumber, string? Note = null) : ISubmissionCommand;

/// <summary>What an <see cref="AcceptSubmission"/> must hold.</summary>
public sealed class AcceptSubmissionValidator : AbstractValidator<AcceptSubmission>
{
    public AcceptSubmissionValidator() => RuleFor(c => c.Note).MaximumLength(200).WithMessage("说明不能超过 200 个字。");
}

/// <summary>Handles <see cref="AcceptSubmission"/>.</summary>
public static class AcceptSubmissionHandler
{
    public static (Events, OutgoingMessages) Handle(AcceptSubmission command, [WriteModel] Submission submission, Actor actor, IDocumentSession session, TimeProvider clock) =>
        ([.. Decide(command, submission, actor, China.Today(clock))], SubmissionLetter.Put(SubmissionLetter.Accepted, submission, session, clock.GetUtcNow()));

    public static IEnumerable<object> Decide(AcceptSubmission command, Submission submission, Actor actor, DateOnly today)
    {
        submission.MustNotBeLocked();
        submission.MustBeOpen();
        submission.MustBeOf(actor);
        submission.MustReadAs(command.TextNumber);
        var left = ProhibitedKinds.All.Except(submission.Checked).Count();
        if (left > 0) throw new RuleBroken("还有 {0} 类不能刊登的内容没有勾选看过。", left);
        yield return new SubmissionAccepted(command.Note.Filled(), today);
    }
}
