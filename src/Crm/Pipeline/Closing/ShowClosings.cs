using Crm.Foundation;
using Crm.Pipeline.Closing.Correcting;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Closing;

/// <summary>What is closed for a unit, with the figures of a year's closed months as they were reported and as they are known today, and how it came about.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="Year">This one where it is left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowClosings(string? Unit = null, int? Year = null) : IQuery<ClosingSheet>;

/// <summary>What is closed for a unit.</summary>
/// <param name="Through">The last closed month, and with it all before; null where nothing is closed. Months are written "2026-06".</param>
/// <param name="ThroughBy">Name of the unit that closed it: this one, or one above.</param>
/// <param name="Next">The month that the unit can close next; null while it is not over.</param>
/// <param name="Last">The last month that the unit itself has closed; null where it has none.</param>
/// <param name="MayReopen">Whether the reader may open that one again.</param>
/// <param name="Months">The closed months of the year, in order.</param>
/// <param name="History">What was closed and opened again by the unit and those above it, the latest first.</param>
public sealed record ClosingSheet(
    string Unit, int Year, string? Through, string? ThroughBy, string? Next, string? Last, bool MayReopen, IReadOnlyList<ClosedMonthRow> Months, IReadOnlyList<ClosingEntry> History);

/// <summary>A closed month.</summary>
/// <param name="By">Name of whoever closed it.</param>
/// <param name="UnitName">Name of the unit that did: this one, or one above.</param>
/// <param name="Corrected">How many leads stood otherwise at its end than was reported.</param>
public sealed record ClosedMonthRow(string Month, DateTimeOffset ClosedAt, string By, string UnitName, int Corrected, IReadOnlyList<ReportedFigure> Figures);

/// <summary>A month was closed, or opened again.</summary>
/// <param name="Reason">Why it was opened again; null where it was closed.</param>
public sealed record ClosingEntry(string UnitName, string Month, DateTimeOffset At, string By, string? Reason);

/// <summary>Answers <see cref="ShowClosings"/>.</summary>
public static class ShowClosingsHandler
{
    public static async Task<ClosingSheet> Handle(ShowClosings query, Actor actor, IRoster roster, IQuerySession session, ReportedFigures figures, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, null, null, actor, roster, clock);
        var year = PipelineReach.YearOf(query.Year, at);
        var units = roster.Below(unit);
        var books = await ClosedBooks.Of([unit], roster, session, token);
        var own = books.For(unit).FirstOrDefault(book => book.Unit == unit);
        // Where a unit and one above it closed the same month, its own report is what it answers for.
        var closed = books.For(unit).SelectMany(book => book.Closings, (book, closing) => (book.Unit, Closing: closing)).Where(one => one.Closing.Reopened is null && one.Closing.Month / 100 == year)
            .GroupBy(one => one.Closing.Month).Select(month => month.First()).OrderBy(one => one.Closing.Month).ToList();
        var corrections = await Correction.Of([.. closed.Select(one => (one.Closing.Month, one.Closing.At))], units, session, token);
        var months = new List<ClosedMonthRow>();
        foreach (var (by, closing) in closed)
        {
            var corrected = corrections[closing.Month].ToList();
            months.Add(new(Months.Show(closing.Month), closing.At, Name(closing.By), Place(by), corrected.Count, await figures.Of(unit, closing.Month, corrected, units, token)));
        }
        var through = books.Through(unit);
        return new ClosingSheet(
            unit, year, Months.Show(through?.Month), through is { } last ? Place(last.By) : null, Months.Show(Next(own, Months.Of(at.Day))), Months.Show(own?.Through),
            own?.Through is not null && actor.Is(Role.Manager) && roster.Unit(unit) is { } place && ClosingRules.MayReopen(actor, place), months, [.. History(books.For(unit)).OrderByDescending(entry => entry.At)]);

        IEnumerable<ClosingEntry> History(IEnumerable<ClosingBook> all)
        {
            foreach (var (book, closing) in all.SelectMany(book => book.Closings, (book, closing) => (book, closing)))
            {
                yield return new(Place(book.Unit), Months.Show(closing.Month), closing.At, Name(closing.By), null);
                if (closing.Reopened is { } reopened) yield return new(Place(book.Unit), Months.Show(closing.Month), reopened.At, Name(reopened.By), reopened.Reason);
            }
        }

        string Name(string login) => roster.Person(login)?.Name ?? login;

        string Place(string code) => roster.Unit(code)?.Name ?? code;
    }

    // The first month may be any that is over: what lies before it is closed along with it.
    private static int? Next(ClosingBook? book, int now)
    {
        var next = book?.Through is { } last ? Months.Next(last) : Months.Before(now);
        return next < now ? next : null;
    }
}
