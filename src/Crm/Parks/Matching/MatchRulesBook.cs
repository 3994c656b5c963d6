using Crm.Foundation;
using JasperFx.Events;
using Marten;

namespace Crm.Parks.Matching;

/// <summary>A unit uses this set from its first day on; so do the units below that have none of their own.</summary>
public sealed record MatchRulesAdopted(string Unit, MatchRules Rules, DateOnly OccurredOn) : IFact;

/// <summary>The sets of matching rules a unit adopted, oldest first.</summary>
public sealed partial record MatchRulesBook(Guid Id, string Unit, IReadOnlyList<MatchRules> Sets)
{
    /// <summary>The stream of a unit's rule sets.</summary>
    public static Guid IdOf(string unit) => Uuid5.Of("match-rules", unit);

    public static MatchRulesBook Create(MatchRulesAdopted e) => new(IdOf(e.Unit), e.Unit, [e.Rules]);

    public MatchRulesBook Apply(MatchRulesAdopted e) => this with { Sets = [.. Sets, e.Rules] };
}

/// <summary>The rule sets a unit may use: its own, then those of the units above it, then the one everybody starts with.</summary>
/// <param name="ByUnit">Nearest unit first.</param>
public sealed record RulesFor(IReadOnlyList<IReadOnlyList<MatchRules>> ByUnit)
{
    /// <summary>All of them, the nearest unit's first and the newest first within a unit.</summary>
    public IReadOnlyList<MatchRules> All => [.. ByUnit.SelectMany(sets => sets.OrderByDescending(s => s.ValidFrom)), MatchRules.Default];

    /// <summary>The set of that name, or the one in force on a day: the nearest unit's that has begun by then.</summary>
    /// <exception cref="RuleBroken">There is no set of that name.</exception>
    public MatchRules Pick(string? version, DateOnly day) => version is null
        ? ByUnit.Select(sets => sets.Where(s => s.ValidFrom <= day).MaxBy(s => s.ValidFrom)).FirstOrDefault(s => s is not null) ?? MatchRules.Default
        : All.FirstOrDefault(s => s.Version == version) ?? throw new RuleBroken("没有叫“{0}”的匹配规则。", version) { Field = "RulesVersion", Kind = Refusal.Input };

    /// <summary>Reads the sets of a unit.</summary>
    /// <param name="path">Codes from the root to the unit, each followed by a slash.</param>
    public static async Task<RulesFor> Unit(IQuerySession session, string path, CancellationToken token)
    {
        var nearestFirst = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(MatchRulesBook.IdOf).ToArray();
        var books = (await session.LoadManyAsync<MatchRulesBook>(token, nearestFirst)).ToDictionary(b => b.Id);
        return new RulesFor([.. nearestFirst.Where(books.ContainsKey).Select(id => books[id].Sets)]);
    }
}
