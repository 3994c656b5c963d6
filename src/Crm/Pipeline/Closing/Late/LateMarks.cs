using Crm.Pipeline.Listing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Closing.Late;

/// <summary>Tells of the entries on a page which are late, and who let those in that were made in a closed month.</summary>
internal sealed class LateMarks
{
    private readonly ClosedBooks books;
    private readonly ILookup<Guid, Adjustment> adjustments;
    private readonly IRoster roster;

    private LateMarks(ClosedBooks books, ILookup<Guid, Adjustment> adjustments, IRoster roster) => (this.books, this.adjustments, this.roster) = (books, adjustments, roster);

    /// <summary>Reads what is needed for some leads in their units.</summary>
    public static async Task<LateMarks> Of(IReadOnlyCollection<(Guid Lead, string Unit)> rows, IRoster roster, IQuerySession session, CancellationToken token)
    {
        string[] units = [.. rows.Select(row => row.Unit).Distinct()];
        var books = await ClosedBooks.Of(units, roster, session, token);
        // Where nothing was ever closed nobody ever had to approve anything.
        if (!units.SelectMany(books.For).Any(book => book.Closings.Count > 0)) return new LateMarks(books, Array.Empty<Adjustment>().ToLookup(a => a.Lead), roster);
        Guid[] leads = [Guid.Empty, .. rows.Select(row => row.Lead).Distinct()];
        var approved = await session.Query<Adjustment>().Where(a => a.Lead.IsOneOf(leads) && a.State == AdjustmentState.Approved).ToListAsync(token);
        return new LateMarks(books, approved.ToLookup(a => a.Lead), roster);
    }

    /// <summary>Whether a fact of a lead in a unit was entered late.</summary>
    public bool IsLate(RecordedFact fact, string unit) => books.IsLate(unit, fact.HappenedOn, fact.RecordedAt);

    /// <summary>The entry in the reader's language.</summary>
    public PastEntry Entry(RecordedFact fact, Guid lead, string unit) => PastEntry.Of(fact, roster) with { IsLate = IsLate(fact, unit), ApprovedBy = Approver(fact, lead, unit) };

    private string? Approver(RecordedFact fact, Guid lead, string unit)
    {
        var month = Months.Of(fact.HappenedOn);
        if (!books.WasClosed(unit, month, fact.RecordedAt)) return null;
        var let = (fact.Data is Leads.LeadOpened ? adjustments[Guid.Empty].Where(a => a.Unit == unit) : adjustments[lead])
            .LastOrDefault(a => a.Month == month && a.DecidedAt < fact.RecordedAt && a.Until >= fact.RecordedOn);
        return let?.DecidedBy is { } login ? roster.Person(login)?.Name ?? login : null;
    }
}
