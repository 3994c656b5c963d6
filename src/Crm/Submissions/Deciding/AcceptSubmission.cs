using Crm.Foundation;
using Crm.Submissions.Checking;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.Deciding;

/// <summary>采用: the article will be published. Only once every kind of prohibited content was looked for in it.</summary>
[Allow(Role.Editor)]
public sealed record AcceptSubmission(Guid SubmissionId, string? Note = null) : ISubmissionCommand;

/// <summary>What an <see cref="AcceptSubmission"/> must hold.</summary>
public sealed class AcceptSubmissionValidator : AbstractValidator<AcceptSubmission>
{
    public AcceptSubmissionValidator() => RuleFor(c => c.Note).MaximumLength(200).WithMessage("说明不能超过 200 个字。");
}

/// <summary>Handles <see cref="AcceptSubmission"/>.</summary>
public static class AcceptSubmissionHandler
{
    public static Events Handle(AcceptSubmission command, [WriteModel] Submission submission, Actor actor, TimeProvider clock) => [.. Decide(command, submission, actor, China.Today(clock))];

    public static IEnumerable<object> Decide(AcceptSubmission command, Submission submission, Actor actor, DateOnly today)
    {
        submission.MustBeOpen();
        submission.MustBeOf(actor);
        var left = ProhibitedKinds.All.Except(submission.Checked).Count();
        if (left > 0) throw new RuleBroken("还有 {0} 类不能刊登的内容没有勾选看过。", left);
        yield return new SubmissionAccepted(command.Note.Filled(), today);
    }
}
