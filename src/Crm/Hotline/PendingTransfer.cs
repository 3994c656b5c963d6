using Crm.Inquiries;
using Crm.Team;

namespace Crm.Hotline;

/// <summary>A hand-over that is not settled: it waits to be accepted, or was declined and waits for whoever had handed the call over.</summary>
/// <param name="From">Login of whoever handed it over.</param>
/// <param name="To">To whom.</param>
/// <param name="Before">To whom it had been handed before; null where it lay with the unit that put it down.</param>
/// <param name="Reason">Why it was declined; null while it waits to be accepted.</param>
public sealed record PendingTransfer(string From, HandOver To, HandOver? Before, string? Reason = null)
{
    /// <summary>Whether it was declined and waits for whoever had handed it over.</summary>
    public bool IsReturned => Reason is not null;

    /// <summary>The hand-over that an event began; null where nobody needs to accept it.</summary>
    public static PendingTransfer? Of(CallTransferred e, string? from, HandOver? before) => e.ToBeAccepted ? new PendingTransfer(from ?? "", new HandOver(e.Unit, e.To), before) : null;

    /// <summary>With whom the call lies once the hand-over is accepted: what was handed to a unit lies with whoever took it.</summary>
    public static HandOver? After(PendingTransfer? pending, HandOver? handedTo, string? by) => pending is { IsReturned: false } ? pending.To with { To = pending.To.To ?? by } : handedTo;

    /// <summary>The same, declined.</summary>
    public PendingTransfer Declined(CallTransferDeclined e) => this with { Reason = e.Reason };

    /// <summary>Whether this person is to take it: the colleague it was handed to, or anybody answering investors in the unit; once declined, whoever had handed it over.</summary>
    public bool IsFor(Actor actor)
    {
        if (IsReturned) return From == actor.Login;
        if (To.To is { } colleague) return colleague == actor.Login;
        return actor.Is([.. HandOver.Roles]) && (To.Unit == actor.Unit || actor.Is(Role.Manager) && actor.Oversees(To.Unit));
    }

    /// <summary>Whether this person may take it back or hand it to somebody else: whoever handed it over, and managers of the unit that put the call down.</summary>
    /// <param name="unit">That unit.</param>
    public bool MayBeWithdrawnBy(Actor actor, string unit) => !IsReturned && (From == actor.Login || actor.Is(Role.Manager) && actor.Oversees(unit));
}
