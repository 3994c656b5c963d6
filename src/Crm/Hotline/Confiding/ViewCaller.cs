using Crm.Foundation;
using Crm.Hotline.Ledger;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Confiding;

/// <summary>查看来电人: everything that was written down of a confidential call, for those who may look. That they look, and what for, is put down on the call before they are answered.</summary>
/// <param name="Reason">Compulsory.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor, Jobs = false)]
public sealed record ViewCaller(Guid CallId, string Reason) : IQuery<CallRow>;

/// <summary>Answers <see cref="ViewCaller"/>.</summary>
public static class ViewCallerHandler
{
    private const int LongestReason = 200;

    public static async Task<CallRow> Handle(ViewCaller query, Actor actor, CallReader reader, CallerLog log, IQuerySession session, CancellationToken token)
    {
        if (query.Reason.Filled() is not { } reason) throw new RuleBroken("请写明为什么查看来电人。") { Field = nameof(query.Reason), Kind = Refusal.Input };
        if (reason.Length > LongestReason) throw new RuleBroken("原因不能超过 200 个字。") { Field = nameof(query.Reason), Kind = Refusal.Input };
        var row = CallReach.Demand(await session.LoadAsync<CallListing>(query.CallId, token), actor);
        if (row.Readers is { } readers)
        {
            if (!readers.Include(actor)) throw Call.Confidential;
            row = await log.Note(actor, row.Id, reason, token);
        }
        return await reader.ReadAll(row, token);
    }
}
