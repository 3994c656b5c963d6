using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.Claiming;

/// <summary>放回: the editor gives a submission back to the queue.</summary>
[Allow(Role.Editor)]
public sealed record ReleaseSubmission(Guid SubmissionId) : ISubmissionCommand;

/// <summary>Handles <see cref="ReleaseSubmission"/>.</summary>
public static class ReleaseSubmissionHandler
{
    public static Events Handle(ReleaseSubmission command, [WriteModel] Submission submission, Actor actor, TimeProvider clock) => [.. Decide(submission, actor, China.Today(clock))];

    public static IEnumerable<object> Decide(Submission submission, Actor actor, DateOnly today)
    {
        submission.MustBeOf(actor);
        yield return new SubmissionReleased(today);
    }
}
