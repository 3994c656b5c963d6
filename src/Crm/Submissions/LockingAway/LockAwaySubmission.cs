using Crm.Foundation;
using Crm.Policies.Importing;
using Crm.Privacy.Erasing;
using Crm.Submissions.Checking;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.LockingAway;

/// <summary>
/// 封存: grave content of a submission that is not in public is kept for the authorities and hidden from everybody, colleagues included, but those named. Each look is put
/// down. Whoever may look already can name others.
/// </summary>
/// <param name="Readers">Logins of those who may look, beside whoever locks it away.</param>
[Allow(Role.Editor, Role.Manager)]
public sealed record LockAwaySubmission(Guid SubmissionId, ProhibitedKind Kind, string Reason, IReadOnlyList<string> Readers) : ISubmissionCommand;

/// <summary>What a <see cref="LockAwaySubmission"/> must hold.</summary>
public sealed class LockAwaySubmissionValidator : AbstractValidator<LockAwaySubmission>
{
    public LockAwaySubmissionValidator()
    {
        RuleFor(c => c.Kind).IsInEnum().WithMessage("没有这一类。").Must(ProhibitedKinds.IsGrave).WithMessage("只有严重的类别才封存。");
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明为什么封存。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
        RuleFor(c => c.Readers).NotNull().Must(readers => readers.Count <= 20).WithMessage("最多指定 20 人。");
    }
}

/// <summary>Handles <see cref="LockAwaySubmission"/>.</summary>
public static class LockAwaySubmissionHandler
{
    public static async Task<Events> Handle(
        LockAwaySubmission command, [WriteModel] Submission submission, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        if (command.Readers.FirstOrDefault(login => roster.Person(login) is not { Disabled: false }) is { } unknown)
            throw new RuleBroken("没有 {0} 这个账号，或者已停用。", unknown) { Field = nameof(command.Readers) };
        var today = China.Today(clock);
        Events events = [.. Decide(command, submission, actor, today)];
        if (submission.Document is { } document) await ContributedDocument.Conceal(session, document, conceal: true, today, token);
        if (submission.Person is { } person) await ErasureHold.Put(session, person, KeptUnderLock(submission.Number), today, token);
        return events;
    }

    /// <summary>Why the author's data are kept meanwhile, whoever asks for their erasure.</summary>
    internal static string KeptUnderLock(string number) => $"投稿 {number} 已封存，留存备查";

    public static IEnumerable<object> Decide(LockAwaySubmission command, Submission submission, Actor actor, DateOnly today)
    {
        if (submission.Readers is { } readers && !actor.IsJob && !readers.Contains(actor.Login)) throw new RuleBroken("这篇投稿已封存，只有指定的人可以改。") { Kind = Refusal.Forbidden };
        if (submission.State == SubmissionState.Published) throw new RuleBroken("请先撤下，再封存。");
        yield return new SubmissionLockedAway(command.Kind, command.Reason.Trim(), [.. command.Readers.Append(actor.Login).Where(login => !login.StartsWith(':')).Distinct().Order(StringComparer.Ordinal)], today,
            actor.Login);
    }
}
