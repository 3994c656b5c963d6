using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Ledger;

/// <summary>One call the person reaches.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record CallOf(Guid CallId) : IQuery<CallRow>;

/// <summary>Answers <see cref="CallOf"/>.</summary>
public static class CallOfHandler
{
    public static async Task<CallRow> Handle(CallOf query, Actor actor, CallReader reader, IQuerySession session, CancellationToken token)
    {
        var row = CallReach.Demand(await session.LoadAsync<CallListing>(query.CallId, token), actor);
        return (await reader.Read([row], token))[0];
    }
}
