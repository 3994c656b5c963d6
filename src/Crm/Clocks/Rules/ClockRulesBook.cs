using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Clocks.Rules;

/// <summary>A unit's clocks run by this set from its first day on; so do those of the units below that have none of their own.</summary>
public sealed record ClockRulesAdopted(string Unit, ClockRules Rules, DateOnly OccurredOn) : IFact;

/// <summary>A set that should not have been adopted counts no more. It stays readable, with the reason.</summary>
/// <param name="ValidFrom">First day of the set, by which it is known.</param>
public sealed record ClockRulesRevoked(DateOnly ValidFrom, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>The sets of clock rules a unit adopted. One stream per unit; its id derives from the unit's code.</summary>
public sealed partial record ClockRulesBook(Guid Id, string Unit, IReadOnlyList<ClockRules> Sets) : IUnitBook<ClockRules>
{
    /// <summary>The stream of a unit's sets.</summary>
    public static Guid IdOf(string unit) => Uuid5.Of("clock-rules", unit);

    public static ClockRulesBook Create(ClockRulesAdopted e) => new(IdOf(e.Unit), e.Unit, [e.Rules]);

    public ClockRulesBook Apply(ClockRulesAdopted e) => this with { Sets = [.. Sets, e.Rules] };

    public ClockRulesBook Apply(ClockRulesRevoked e) => this with { Sets = [.. Sets.Where(s => s.ValidFrom != e.ValidFrom)] };
}

/// <summary>The books of all units: which set holds where and when.</summary>
public sealed class ClockRulesShelf(IEnumerable<ClockRulesBook> books)
{
    private readonly Dictionary<string, ClockRulesBook> books = books.ToDictionary(b => b.Unit, StringComparer.Ordinal);

    /// <summary>Reads all of them; there are few.</summary>
    public static async Task<ClockRulesShelf> Read(IQuerySession session, CancellationToken token) => new(await session.Query<ClockRulesBook>().ToListAsync(token));

    /// <summary>The set in force for a unit on a day: the nearest unit's upwards that has one by then. The unit is empty where the default holds.</summary>
    /// <param name="path">Codes from the root to the unit, each followed by a slash.</param>
    public (string Unit, ClockRules Set) Find(string path, DateOnly day) => DatedSets.InForce(path, day, books.GetValueOrDefault) ?? ("", ClockRules.Default);

    /// <summary>The same shelf with one more set on it, to see what would be.</summary>
    public ClockRulesShelf With(string unit, ClockRules set) => new(
        [.. books.Values.Where(b => b.Unit != unit), new ClockRulesBook(ClockRulesBook.IdOf(unit), unit, [.. books.GetValueOrDefault(unit)?.Sets ?? [], set])]);

    /// <summary>A unit's own sets, the latest first.</summary>
    public IReadOnlyList<ClockRules> Of(string unit) => [.. (books.GetValueOrDefault(unit)?.Sets ?? []).OrderByDescending(s => s.ValidFrom)];
}

/// <summary>Who sets the rules of a unit: its managers and administrators and those above it.</summary>
public static class ClockRulesReach
{
    /// <summary>Whether the person sets them.</summary>
    public static bool Keeps(Actor actor, string unit) => actor.IsJob || (actor.Is(Role.Manager, Role.Administrator) && actor.Oversees(unit));

    /// <summary>The unit, once it is certain that the person sets its rules.</summary>
    /// <exception cref="RuleBroken">There is no such unit, or it is out of reach.</exception>
    public static UnitPlace Demand(Actor actor, string unit, IRoster roster)
    {
        var place = roster.Unit(unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = "Unit" };
        return Keeps(actor, unit) ? place : throw new RuleBroken("只有本单位或上级单位的负责人、管理员可以定时限规则。") { Kind = Refusal.Forbidden };
    }
}
