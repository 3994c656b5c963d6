using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.Checking;

/// <summary>Ticks off which kinds of prohibited content the editor has looked for in the text. Words that were found decide nothing; the editor does.</summary>
/// <param name="Kinds">All that are ticked off now.</param>
[Allow(Role.Editor)]
public sealed record CheckKinds(Guid SubmissionId, IReadOnlyList<ProhibitedKind> Kinds) : ISubmissionCommand;

/// <summary>What a <see cref="CheckKinds"/> must hold.</summary>
public sealed class CheckKindsValidator : AbstractValidator<CheckKinds>
{
    public CheckKindsValidator() => RuleFor(c => c.Kinds).NotNull().Must(kinds => kinds.All(Enum.IsDefined)).WithMessage("没有这一类。");
}

/// <summary>Handles <see cref="CheckKinds"/>.</summary>
public static class CheckKindsHandler
{
    public static Events Handle(CheckKinds command, [WriteModel] Submission submission, Actor actor, TimeProvider clock) => [.. Decide(command, submission, actor, China.Today(clock))];

    public static IEnumerable<object> Decide(CheckKinds command, Submission submission, Actor actor, DateOnly today)
    {
        submission.MustNotBeLocked();
        submission.MustBeOpen();
        submission.MustBeOf(actor);
        yield return new SubmissionKindsChecked([.. command.Kinds.Distinct().Order()], today);
    }
}
