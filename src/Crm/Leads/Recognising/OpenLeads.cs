using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Leads.Listing;
using Crm.Privacy.Erasing;
using Marten;

namespace Crm.Leads.Recognising;

/// <summary>The open leads in which a person is a contact, whoever may see them.</summary>
public sealed class OpenLeads : IKeepsPersons
{
    // Beyond a handful nothing is certain any more, and nothing more is counted.
    private const int Most = 100;

    /// <summary>The leads.</summary>
    public static async Task<IReadOnlyList<LeadListing>> Of(Guid person, IQuerySession session, CancellationToken token) => await session.QueryAsync<LeadListing>(
        $"where stage <> 'Terminated' and unit <> '' and id in (select id from crm.mt_doc_leadindex where persons && ?) limit {Most}", token, [new[] { person }]);

    /// <inheritdoc />
    public async Task<int> OpenLeadsOf(Guid person, IQuerySession session, CancellationToken token) => (await Of(person, session, token)).Count;

    /// <summary>
    /// The one a new inquiry of the person belongs to beyond doubt: their only open lead, and nothing written that speaks against its company. Null wherever somebody
    /// has to look.
    /// </summary>
    /// <param name="open">The person's open leads.</param>
    /// <param name="company">The company the inquiry names, if it names one.</param>
    public static LeadListing? Certain(IReadOnlyList<LeadListing> open, string? company) =>
        open is [var only] && (company.Filled() is not { } named || FoldedText.Fold(named) == FoldedText.Fold(only.Company)) ? only : null;
}
