using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Closing;

/// <summary>What is closed, and what counts as late, in some units: by themselves and by the units above them, as the tree stands now.</summary>
public sealed class ClosedBooks
{
    /// <summary>After how many days an entry counts as late where nobody has said.</summary>
    public const int UsualDays = 7;

    private readonly Dictionary<string, ClosingBook> books;
    private readonly IRoster roster;

    /// <summary>Some units' books; those who have none have closed nothing.</summary>
    internal ClosedBooks(IRoster roster, IEnumerable<ClosingBook> books) => (this.roster, this.books) = (roster, books.ToDictionary(book => book.Unit));

    /// <summary>Reads those of some units.</summary>
    public static async Task<ClosedBooks> Of(IEnumerable<string> units, IRoster roster, IQuerySession session, CancellationToken token)
    {
        Guid[] ids = [.. units.SelectMany(unit => roster.Upwards(unit)).Distinct().Select(ClosingBook.IdOf)];
        return new ClosedBooks(roster, await session.LoadManyAsync<ClosingBook>(token, ids));
    }

    /// <summary>The books for a unit: its own, then those of the units above it that have one.</summary>
    public IEnumerable<ClosingBook> For(string unit) => roster.Upwards(unit).Select(code => books.GetValueOrDefault(code)).OfType<ClosingBook>();

    /// <summary>The last month that is closed for a unit, and the unit that closed it; null where none is.</summary>
    public (int Month, string By)? Through(string unit) => For(unit).Where(book => book.Through is not null).Select(book => ((int Month, string By)?)(book.Through!.Value, book.Unit)).MaxBy(closed => closed!.Value.Month);

    /// <summary>The topmost of the units that have a month closed for this one; null where none has.</summary>
    public string? Closer(string unit, int month) => For(unit).LastOrDefault(book => book.Through >= month)?.Unit;

    /// <summary>The same of several units, each named once.</summary>
    public IReadOnlyList<string> Closers(IEnumerable<string> units, int month) => [.. units.Select(unit => Closer(unit, month)).OfType<string>().Distinct()];

    /// <summary>Whether a month was closed for a unit at a moment.</summary>
    public bool WasClosed(string unit, int month, DateTimeOffset at) => For(unit).Any(book => book.WasClosed(month, at));

    /// <summary>After how many days what a unit records on a day counts as late, and the unit that said so; null where nobody has.</summary>
    public (int Days, string? By) LateRule(string unit, DateOnly day) =>
        For(unit).Select(book => (Set: book.On(day), book.Unit)).FirstOrDefault(rule => rule.Set is not null) is ({ } set, var by) ? (set.Days, by) : (UsualDays, null);

    /// <summary>Whether something was entered late: too many days after it had happened, or when its month was closed.</summary>
    public bool IsLate(string unit, DateOnly happenedOn, DateTimeOffset recordedAt)
    {
        var recordedOn = China.DayOf(recordedAt);
        return recordedOn.DayNumber - happenedOn.DayNumber > LateRule(unit, recordedOn).Days || WasClosed(unit, Months.Of(happenedOn), recordedAt);
    }
}
