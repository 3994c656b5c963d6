using Crm.Foundation;
using Crm.Privacy;

namespace Crm.Hotline.Missed;

/// <summary>Somebody rang and nobody answered; they are to be rung back. Another call of the same person joins the task that is open.</summary>
/// <param name="PhoneCall">The call that was missed.</param>
/// <param name="Unit">Unit whose agents ring back.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
/// <param name="At">When it began to ring, by the telephone system's clock. UTC.</param>
public sealed record CallMissed(Guid PhoneCall, string Unit, string UnitPath, SealedContact? Caller, DateTimeOffset At, DateOnly OccurredOn) : IFact;

/// <summary>A call that had been taken for missed was answered after all: the telephone system said so late.</summary>
/// <param name="NoneLeft">No other call of that person waits to be returned.</param>
public sealed record MissedCallWithdrawn(Guid PhoneCall, DateOnly OccurredOn, bool NoneLeft = false) : IFact;

/// <summary>Whoever had rung in vain was rung back, and the call was put down.</summary>
/// <param name="Call">The record in the ledger.</param>
public sealed record MissedCallReturned(Guid Call, DateOnly OccurredOn) : IFact;

/// <summary>Nobody needs to ring back, for a reason.</summary>
public sealed record MissedCallClosed(MissedReason Reason, string? Note, DateOnly OccurredOn) : IFact;
