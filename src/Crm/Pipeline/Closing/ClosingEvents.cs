using Crm.Foundation;

namespace Crm.Pipeline.Closing;

/// <summary>The figures of a month were reported: from now on what happened in it, or before, is entered by way of an adjustment alone. Holds for the unit and everything below it.</summary>
/// <param name="Month">As 202606.</param>
public sealed record MonthClosed(string Unit, int Month, DateOnly OccurredOn) : IFact;

/// <summary>A closed month is open again. That it was closed, and when, stays.</summary>
/// <param name="Month">As 202606.</param>
public sealed record MonthReopened(int Month, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>From a day on, what a unit and those below it record so many days after it happened counts as late.</summary>
/// <param name="Days">Recorded more than so many days after it happened.</param>
/// <param name="From">The first day of recording for which it holds.</param>
public sealed record LateRuleSet(string Unit, int Days, DateOnly From, DateOnly OccurredOn) : IFact;

/// <summary>Somebody wants to enter what happened to a lead in a closed month.</summary>
/// <param name="Lead">Null for a lead that is yet to be opened.</param>
/// <param name="Unit">The unit in charge of the lead, or the one in which it is to be opened.</param>
/// <param name="Month">As 202606.</param>
public sealed record AdjustmentAsked(Guid? Lead, string Unit, int Month, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>What happened to the lead in the month may be entered for some days.</summary>
/// <param name="Until">The last day.</param>
/// <param name="Closers">The units whose closing it lifts.</param>
public sealed record AdjustmentApproved(DateOnly Until, IReadOnlyList<string> Closers, DateOnly OccurredOn) : IFact;

/// <summary>It may not be entered.</summary>
public sealed record AdjustmentDeclined(string Reason, DateOnly OccurredOn) : IFact;
