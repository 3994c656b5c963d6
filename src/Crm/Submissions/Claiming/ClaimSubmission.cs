using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.Claiming;

/// <summary>认领: the editor takes a submission on. The time runs on; from now on their own managers are told when it runs out.</summary>
/// <param name="TakeOver">Also where a colleague has it.</param>
[Allow(Role.Editor)]
public sealed record ClaimSubmission(Guid SubmissionId, bool TakeOver = false) : ISubmissionCommand;

/// <summary>Handles <see cref="ClaimSubmission"/>.</summary>
public static class ClaimSubmissionHandler
{
    public static Events Handle(ClaimSubmission command, [WriteModel] Submission submission, Actor actor, TimeProvider clock) => [.. Decide(command, submission, actor, China.Today(clock))];

    public static IEnumerable<object> Decide(ClaimSubmission command, Submission submission, Actor actor, DateOnly today)
    {
        if (submission.State == SubmissionState.Withdrawn) throw new RuleBroken("作者撤回了这篇投稿。");
        if (submission.Editor == actor.Login) throw new RuleBroken("这篇投稿已经由你在审。");
        if (submission.Editor is not null && !command.TakeOver) throw new RuleBroken("这篇投稿由别的编辑在审。要接过来，请选“接手”。") { Kind = Refusal.Conflict };
        yield return new SubmissionClaimed(actor.Login, actor.Unit, actor.UnitPath, today);
    }
}
