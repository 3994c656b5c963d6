using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Inquiries.Routing;

/// <summary>A unit's rules of who takes which inquiry, every set with the day from which it holds. They hold for the units below too, unless those have sets of their own.</summary>
public sealed partial record RoutingBook : IUnitBook<RoutingSetting>
{
    public Guid Id { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>In the order in which they were set.</summary>
    public IReadOnlyList<RoutingSetting> Sets { get; init; } = [];

    public static RoutingBook Create(IEvent<RoutingRulesSet> e) => new RoutingBook { Id = e.StreamId, Unit = e.Data.Unit }.Apply(e.Data);

    public RoutingBook Apply(RoutingRulesSet e) => this with { Sets = [.. Sets, new RoutingSetting(e.From, e.Rules)] };

    /// <summary>The stream of a unit.</summary>
    public static Guid IdOf(string unit) => Uuid5.Of("routing", unit);
}

/// <summary>Rules and the day from which they hold. A set without rules leaves inquiries with the unit.</summary>
public sealed record RoutingSetting(DateOnly From, IReadOnlyList<RoutingRule> Rules) : IDatedSet;

/// <summary>From a day on, inquiries of the unit and the units below go to people by these rules.</summary>
public sealed record RoutingRulesSet(string Unit, string UnitPath, DateOnly From, IReadOnlyList<RoutingRule> Rules, DateOnly OccurredOn) : IFact;

/// <summary>How many inquiries each of a rule's people has been given since the set holds. Those who were passed over keep pace, so that nobody is flooded on their return.</summary>
/// <param name="Id">Derived from the unit, the day the set holds from, and the rule's name.</param>
public sealed record RoutingTally(Guid Id, IReadOnlyDictionary<string, int> Given)
{
    /// <summary>The tally of a rule.</summary>
    public static Guid IdOf(string unit, DateOnly from, string rule) => Uuid5.Of("routing-tally", $"{unit}\n{from:O}\n{rule}");
}
