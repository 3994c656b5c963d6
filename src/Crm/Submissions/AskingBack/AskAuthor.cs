using Crm.Foundation;
using Crm.Submissions.Telling;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.AskingBack;

/// <summary>退问: the editor asks the author something. The author is told by mail and answers on the page of their link; the time stands still meanwhile.</summary>
[Allow(Role.Editor)]
public sealed record AskAuthor(Guid SubmissionId, string Question) : ISubmissionCommand;

/// <summary>What an <see cref="AskAuthor"/> must hold.</summary>
public sealed class AskAuthorValidator : AbstractValidator<AskAuthor>
{
    public AskAuthorValidator() => RuleFor(c => c.Question).NotEmpty().WithMessage("请写下要问作者什么。").MaximumLength(1000).WithMessage("问题不能超过 1,000 个字。");
}

/// <summary>Handles <see cref="AskAuthor"/>.</summary>
public static class AskAuthorHandler
{
    public static (Events, OutgoingMessages) Handle(AskAuthor command, [WriteModel] Submission submission, Actor actor, IDocumentSession session, TimeProvider clock) =>
        ([.. Decide(command, submission, actor, China.Today(clock))], SubmissionLetter.Put(SubmissionLetter.Asked, submission, session, clock.GetUtcNow()));

    public static IEnumerable<object> Decide(AskAuthor command, Submission submission, Actor actor, DateOnly today)
    {
        submission.MustNotBeLocked();
        submission.MustBeOpen();
        submission.MustBeOf(actor);
        if (submission.Author is null) throw new RuleBroken("作者撤回了同意，不能再联系。");
        yield return new SubmissionAskedBack(command.Question.Trim(), today);
    }
}
