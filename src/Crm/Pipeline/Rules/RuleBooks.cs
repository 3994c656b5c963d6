using Crm.Foundation;
using Crm.Pipeline.Counting;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Rules;

/// <summary>The rules of a unit and of those above it, as they are known at the end of a day.</summary>
/// <param name="own">The unit's own book as it is now; null where it has none.</param>
/// <param name="known">What is known of the books, the unit's own first.</param>
internal sealed class RuleBooks(RuleBook? own, IReadOnlyList<KnownRules> known)
{
    /// <summary>What is known.</summary>
    public IReadOnlyList<KnownRules> Known { get; } = known;

    /// <summary>The version of the unit's own book as it is now, for commands.</summary>
    public long Version => own?.Entries.Count ?? 0;

    /// <summary>Reads them.</summary>
    public static async Task<RuleBooks> Of(string unit, AsOf at, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var upwards = roster.Upwards(unit);
        var books = (await session.LoadManyAsync<RuleBook>(token, upwards.Select(RuleBook.IdOf).ToArray())).ToDictionary(book => book.Unit);
        return new RuleBooks(books.GetValueOrDefault(unit), [.. upwards.Select(code => books.GetValueOrDefault(code)).OfType<RuleBook>().Select(book => book.Known(at))]);
    }

    /// <summary>The rules for the signings of a year: the unit's own, or those of the nearest unit above that has some; null where nobody has.</summary>
    public (string Unit, DatedRules Set)? InForce(int year)
    {
        foreach (var book in Known)
            if (book.On(new DateOnly(year, 1, 1)) is { } set) return (book.Unit, set);
        return null;
    }
}
