using Crm.Foundation;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Team;

namespace Crm.Hotline;

/// <summary>A phone call was put down under one of the four topics. Who put it down stands in the metadata.</summary>
/// <param name="Unit">Unit of the agent, which answers for the call.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
public sealed record CallLogged(CallRecord Record, CallOutcome Outcome, string Unit, string UnitPath, DateOnly OccurredOn) : IFact;

/// <summary>What had been put down about a call was wrong; this is what holds.</summary>
public sealed record CallCorrected(CallRecord Record, CallOutcome Outcome, DateOnly OccurredOn) : IFact;

/// <summary>Something was added to what is known of a call.</summary>
public sealed record CallAnnotated(string Note, DateOnly OccurredOn) : IFact;

/// <summary>Somebody will call back; a later plan takes the place of an earlier one.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="By">Login of whoever is to call.</param>
public sealed record CallBackPlanned(DateTimeOffset At, string By, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>The call-back reached the caller.</summary>
/// <param name="Result">What was said.</param>
public sealed record CallBackDone(string Result, DateOnly OccurredOn) : IFact;

/// <summary>The call-back was tried and nobody answered; it stays due.</summary>
public sealed record CallBackFailed(string? Note, DateOnly OccurredOn) : IFact;

/// <summary>The call was handed to a unit, or to somebody in it.</summary>
/// <param name="To">Login of the colleague; null for the unit as a whole.</param>
/// <param name="ToBeAccepted">Whether it waits to be accepted. A call that was handed over before there was such a thing counts as accepted.</param>
public sealed record CallTransferred(string Unit, string UnitPath, string? To, string? Note, DateOnly OccurredOn, bool ToBeAccepted = false) : IFact;

/// <summary>Whoever recorded this took the call they or their unit had been handed; or took back the one they had handed over, which was declined.</summary>
public sealed record CallTransferAccepted(DateOnly OccurredOn) : IFact;

/// <summary>Whoever was handed the call does not take it. It lies where it lay before, and whoever had handed it over is to see to it.</summary>
/// <param name="BackTo">Login of whoever had handed it over.</param>
/// <param name="Unit">Unit with which it lies again.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
public sealed record CallTransferDeclined(string Reason, string BackTo, string Unit, string UnitPath, DateOnly OccurredOn) : IFact;

/// <summary>The call was taken back before anybody accepted it.</summary>
/// <param name="Unit">Unit with which it lies again.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
public sealed record CallTransferWithdrawn(string Unit, string UnitPath, DateOnly OccurredOn) : IFact;

/// <summary>保密来电: whoever called, and what they said, is shown to these only, and each time they look it is put down. A later mark takes the place of an earlier one.</summary>
/// <param name="Roles">Whoever does one of these and reaches the call.</param>
/// <param name="People">Logins.</param>
public sealed record CallMarkedConfidential(IReadOnlyList<Role> Roles, IReadOnlyList<string> People, DateOnly OccurredOn) : IFact;

/// <summary>The call is confidential no more.</summary>
public sealed record CallConfidentialityLifted(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>Whoever recorded this looked at who had made a confidential call and what they said.</summary>
/// <param name="Reason">What for, as they said.</param>
public sealed record CallerViewed(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>The call became an inquiry that opened a new lead.</summary>
public sealed record CallTurnedIntoLead(Guid Inquiry, Guid Lead, DateOnly OccurredOn) : IFact;

/// <summary>The call became an inquiry that was put to a lead that was there already.</summary>
public sealed record CallTouchedLead(Guid Inquiry, Guid Lead, DateOnly OccurredOn) : IFact;

/// <summary>What was written down during a call, as it is stored: nothing of the caller can be read without the vault.</summary>
/// <param name="Region">Region of interest, GB/T 2260.</param>
/// <param name="Wish">What they want; unknown for a nuisance call.</param>
public sealed record CallRecord(Topic Topic, CallDirection Direction, SealedContact? Caller, string? Company, string? Region, string? Wish, string? Remarks);
