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

/// <summary>不采用: the article will not be published. Its author is told why.</summary>
/// <param name="Kind">Which prohibited content it holds, where that is the reason.</param>
/// <param name="Note">The same in words for the author.</param>
[Allow(Role.Editor)]
public sealed record RefuseSubmission(Guid SubmissionId, RefusalReason Reason, ProhibitedKind? Kind = null, string? Note = null) : ISubmissionCommand;

/// <summary>What a <see cref="RefuseSubmission"/> must hold.</summary>
public sealed class RefuseSubmissionValidator : AbstractValidator<RefuseSubmission>
{
    public RefuseSubmissionValidator()
    {
        RuleFor(c => c.Reason).IsInEnum().WithMessage("请选一个原因。");
        RuleFor(c => c.Kind).IsInEnum().WithMessage("没有这一类。");
        RuleFor(c => c.Kind).NotNull().WithMessage("请选含哪一类不能刊登的内容。").When(c => c.Reason == RefusalReason.Prohibited);
        RuleFor(c => c.Note).MaximumLength(500).WithMessage("说明不能超过 500 个字。");
        RuleFor(c => c.Note).NotEmpty().WithMessage("请写明原因，作者会看到。").When(c => c.Reason == RefusalReason.Other);
    }
}

/// <summary>Handles <see cref="RefuseSubmission"/>.</summary>
public static class RefuseSubmissionHandler
{
    public static (Events, OutgoingMessages) Handle(RefuseSubmission command, [WriteModel] Submission submission, Actor actor, IDocumentSession session, TimeProvider clock) =>
        ([.. Decide(command, submission, actor, China.Today(clock))], SubmissionLetter.Put(SubmissionLetter.Refused, submission, session, clock.GetUtcNow()));

    public static IEnumerable<object> Decide(RefuseSubmission command, Submission submission, Actor actor, DateOnly today)
    {
        submission.MustBeOpen();
        submission.MustBeReadableBy(actor);
        submission.MustBeOf(actor);
        yield return new SubmissionRefused(command.Reason, command.Reason == RefusalReason.Prohibited ? command.Kind : null, command.Note.Filled(), today);
    }
}
