namespace Crm.Foundation;

/// <summary>A set of rules that holds from a day on, until a later one takes over.</summary>
public interface IDatedSet
{
    /// <summary>The first day it holds.</summary>
    DateOnly From { get; }
}

/// <summary>The sets of rules a unit has made. They hold for the units below too, unless those have sets of their own.</summary>
public interface IUnitBook<out TSet> where TSet : class, IDatedSet
{
    /// <summary>Code of the unit.</summary>
    string Unit { get; }

    /// <summary>In the order in which they were made.</summary>
    IReadOnlyList<TSet> Sets { get; }
}

/// <summary>Which set of rules holds, when and where.</summary>
public static class DatedSets
{
    /// <summary>The set that holds on a day: the one with the latest beginning by then, and of two that begin together the one made last; null before the first.</summary>
    public static TSet? On<TSet>(this IUnitBook<TSet> book, DateOnly day) where TSet : class, IDatedSet =>
        book.Sets.Where(set => set.From <= day).OrderBy(set => set.From).LastOrDefault();

    /// <summary>The codes of a unit and of the units above it, the unit itself first.</summary>
    /// <param name="unitPath">Codes from the root to the unit, each followed by a slash.</param>
    public static IReadOnlyList<string> Upwards(string unitPath) => [.. unitPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse()];

    /// <summary>The set in force for a unit: its own, or that of the nearest unit above that has one in force; null where nobody has.</summary>
    /// <param name="bookOf">A unit's book, where it has one.</param>
    public static (string Unit, TSet Set)? InForce<TSet>(string unitPath, DateOnly day, Func<string, IUnitBook<TSet>?> bookOf) where TSet : class, IDatedSet
    {
        foreach (var unit in Upwards(unitPath))
            if (bookOf(unit)?.On(day) is { } set) return (unit, set);
        return null;
    }
}
