using Crm.Foundation;
using Crm.Hotline.Ledger;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Confiding;

/// <summary>Puts down on a confidential call's own stream that somebody looks at its caller. A look that can't be put down does not happen.</summary>
public sealed class CallerLog(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Puts it down; the row as it stands afterwards.</summary>
    public async Task<CallListing> Note(Actor actor, Guid call, string reason, CancellationToken token)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor.Login;
        session.SetHeader(Access.ChannelHeader, actor.Channel);
        session.Events.Append(call, new CallerViewed(reason, China.Today(clock)));
        await session.SaveChangesAsync(token);
        return (await session.LoadAsync<CallListing>(call, token))!;
    }
}
