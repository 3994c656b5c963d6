using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Submissions.LockingAway;

/// <summary>Puts down on the submission's own stream that somebody looks at what is kept under lock. A look that can't be put down does not happen.</summary>
public sealed class LockLog(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Puts it down.</summary>
    public async Task Note(Actor actor, Guid submission, string reason, CancellationToken token)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor.Login;
        session.SetHeader(Access.ChannelHeader, actor.Channel);
        session.Events.Append(submission, new LockedSubmissionViewed(reason, China.Today(clock)));
        await session.SaveChangesAsync(token);
    }
}
