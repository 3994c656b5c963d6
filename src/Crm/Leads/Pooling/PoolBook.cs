using Crm.Foundation;
using JasperFx.Events;
using Marten;

namespace Crm.Leads.Pooling;

/// <summary>A unit's rules of the pool, every set with the day from which it holds. They hold for the units below too, unless those have sets of their own.</summary>
public sealed partial record PoolBook : IUnitBook<PoolSetting>
{
    public Guid Id { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>In the order in which they were set.</summary>
    public IReadOnlyList<PoolSetting> Sets { get; init; } = [];

    public static PoolBook Create(IEvent<PoolRulesSet> e) => new PoolBook { Id = e.StreamId, Unit = e.Data.Unit }.Apply(e.Data);

    public PoolBook Apply(PoolRulesSet e) => this with { Sets = [.. Sets, new PoolSetting(e.From, e.Rules)] };

    /// <summary>The stream of a unit.</summary>
    public static Guid IdOf(string unit) => Uuid5.Of("pool-rules", unit);

    /// <summary>The rules for a unit: its own, or those of the nearest unit above that has a set in force; null where nobody has.</summary>
    public static async Task<(string Unit, PoolSetting Set)?> InForce(string unitPath, DateOnly day, IQuerySession session, CancellationToken token)
    {
        var books = (await session.LoadManyAsync<PoolBook>(token, DatedSets.Upwards(unitPath).Select(IdOf))).ToDictionary(b => b.Unit);
        return DatedSets.InForce(unitPath, day, books.GetValueOrDefault);
    }
}

/// <summary>Rules and the day from which they hold; no rules means that the pool has none from then on.</summary>
public sealed record PoolSetting(DateOnly From, PoolRules? Rules) : IDatedSet;

/// <summary>From a day on, the pool of the unit and the units below works by these rules, or by none.</summary>
public sealed record PoolRulesSet(string Unit, string UnitPath, DateOnly From, PoolRules? Rules, DateOnly OccurredOn) : IFact;
