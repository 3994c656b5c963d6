using Crm.Foundation;
using Crm.Inquiries;
using Crm.Team;

namespace Crm.Hotline;

/// <summary>A command about an existing call. Whether the actor reaches it is checked before the handler, on the state the handler decides on.</summary>
public interface ICallCommand : IStreamCommand
{
    /// <summary>The call.</summary>
    Guid CallId { get; }

    Guid IStreamCommand.Stream => CallId;
}

/// <summary>
/// Who reaches a call: agents, managers and auditors those of their unit and below, and those handed there; officers those they put down, those handed to them or
/// to their unit, and those they are to call back. Whoever handed a call over reaches it until that is settled.
/// </summary>
public static class CallReach
{
    /// <summary>Runs between loading the call and handling the command. A call that is only just being put down has nobody to keep out.</summary>
    /// <exception cref="RuleBroken">Out of reach; the sentence is the same as for a call that does not exist.</exception>
    public static void Before(ICallCommand command, Call? call, Actor actor)
    {
        if (call is not null && !Reaches(actor, call.Unit, call.Agent, call.HandedTo, call.CallBackBy, call.Pending?.From)) throw OutOfReach;
    }

    /// <summary>Whether the actor may see and work on a call of this place.</summary>
    public static bool Reaches(Actor actor, string unit, string agent, HandOver? handedTo, string? callBackBy, string? pendingFrom = null)
    {
        if (actor.IsJob) return true;
        if (pendingFrom == actor.Login && actor.Is([.. HandOver.Roles])) return true;
        if (actor.Is(Role.HotlineAgent, Role.Manager, Role.Auditor) && (actor.Oversees(unit) || handedTo is not null && actor.Oversees(handedTo.Unit))) return true;
        return actor.Is(Role.Officer)
            && (agent == actor.Login || callBackBy == actor.Login || handedTo?.To == actor.Login || handedTo is { To: null } && handedTo.Unit == actor.Unit);
    }

    /// <summary>The row, once it is certain that the actor reaches it.</summary>
    /// <exception cref="RuleBroken">There is none, or it is out of reach; the sentence is the same.</exception>
    public static Ledger.CallListing Demand(Ledger.CallListing? row, Actor actor) =>
        row is not null && Reaches(actor, row.Unit, row.Agent, row.Handed, row.CallBackBy, row.PendingFrom) ? row : throw OutOfReach;

    /// <summary>The refusal for what is not there or not theirs to see.</summary>
    public static RuleBroken OutOfReach => new("没有这通电话的记录，或者你无权查看。") { Kind = Refusal.Missing };
}
