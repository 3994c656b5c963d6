using Crm.Foundation;

namespace Crm.Pipeline.Rules;

/// <summary>From a year on, a unit and those below it are assessed by these rules. Those that were set for the same year before are replaced and stay readable.</summary>
/// <param name="Year">The first year.</param>
/// <param name="Name">What the rules are called.</param>
/// <param name="Reason">The paper they come from, or why they are others than before.</param>
public sealed record CountingRulesSet(string Unit, int Year, string Name, CountingRules Rules, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>What a unit had set for the signings from a year on holds no more: those of the year before do, or of the unit above. What it was stays readable.</summary>
/// <param name="Year">The first year.</param>
public sealed record CountingRulesWithdrawn(int Year, string Reason, DateOnly OccurredOn) : IFact;
