using Crm.Foundation;
using Crm.Policies.Importing;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.LockingAway;

/// <summary>解除封存: a manager says why the content need not be kept under lock any more.</summary>
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
    public static async Task<Events> Handle(UnlockSubmission command, [WriteModel] Submission submission, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        Events events = [.. Decide(command, submission, today)];
        if (submission.Document is { } document) await ContributedDocument.Conceal(session, document, conceal: false, today, token);
        return events;
    }

    public static IEnumerable<object> Decide(UnlockSubmission command, Submission submission, DateOnly today)
    {
        if (submission.Readers is null) throw new RuleBroken("这篇投稿没有封存。");
        yield return new SubmissionUnlocked(command.Reason.Trim(), today);
    }
}
