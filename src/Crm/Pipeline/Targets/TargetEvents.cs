using Crm.Foundation;

namespace Crm.Pipeline.Targets;

/// <summary>A unit's target for a year is this from now on.</summary>
/// <param name="Value">Projects, 万元 or per cent, as the indicator has it.</param>
/// <param name="Reason">Why it is another than before, or the paper it comes from.</param>
public sealed record TargetSet(string Unit, int Year, Indicator Indicator, decimal Value, string? Reason, DateOnly OccurredOn) : IFact;

/// <summary>A unit has no target of this kind for the year any more. What it was stays readable.</summary>
public sealed record TargetWithdrawn(Indicator Indicator, string Reason, DateOnly OccurredOn) : IFact;
