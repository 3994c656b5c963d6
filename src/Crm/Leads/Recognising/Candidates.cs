using Crm.Leads.Finding;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;

namespace Crm.Leads.Recognising;

/// <summary>
/// The leads that could be those of some investors, as far as the actor may be told of them: one question that three indexes answer, however many investors there
/// are. What is too common to tell anything is cut off; the name as a whole and the credit code come before slips of it.
/// </summary>
internal static class Candidates
{
    private const int MostByName = 200;
    private const int MostBySlip = 300;
    private const int MostAtOnce = 3_000;

    private const string Index = "crm.mt_doc_leadindex";

    /// <param name="persons">Contacts of the investors, and their colleagues.</param>
    public static Task<IReadOnlyList<LeadIndex>> Of(IReadOnlyList<Investor> investors, IReadOnlyCollection<Guid> persons, Actor actor, IQuerySession session, CancellationToken token)
    {
        long[] strong = [.. investors.SelectMany(i => i.StrongKeys()).Distinct()], weak = [.. investors.SelectMany(i => i.WeakKeys()).Distinct()];
        if (strong.Length + weak.Length + persons.Count == 0) return Task.FromResult<IReadOnlyList<LeadIndex>>([]);
        var told = Recognition.Filter(actor);
        var reach = $"({told.Sql} or owner = ? or shared_with @> array[?]::text[])";
        // Asked of each candidate by its id: left to itself the database reads all leads of a large unit first.
        return session.QueryAsync<LeadIndex>(
            $"""
            where d.id in (select id from {Index} where persons && ? union (select id from {Index} where keys && ? limit {Math.Min(MostByName * investors.Count, MostAtOnce)}) union (select id from {Index} where keys && ? limit {Math.Min(MostBySlip * investors.Count, MostAtOnce)}))
            and (select {reach} from crm.mt_doc_leadlisting as l where l.id = d.id)
            """,
            token, [persons.ToArray(), strong, weak, .. told.Values, actor.Login, actor.Login]);
    }

    /// <summary>The listings of leads by id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, LeadListing>> Listings(IEnumerable<Guid> leads, IQuerySession session, CancellationToken token)
    {
        Guid[] ids = [.. leads.Distinct()];
        return ids.Length == 0 ? new Dictionary<Guid, LeadListing>() : (await session.LoadManyAsync<LeadListing>(token, ids)).ToDictionary(row => row.Id);
    }
}
