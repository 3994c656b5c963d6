using Crm.Foundation;
using Crm.Leads.Funnel;
using Crm.Team;
using Marten;

namespace Crm.Leads.Listing;

/// <summary>A page of leads the person reaches, newest change first.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindLeads : LeadFilters, IQuery<LeadPage>
{
    /// <summary>Where the page before ended; see <see cref="LeadPage.Next"/>.</summary>
    public string? After { get; init; }

    /// <summary>Rows a page, 1 to 200; 50 where left out.</summary>
    public int? Take { get; init; }
}

/// <summary>A page of leads.</summary>
/// <param name="Count">How many there are in all, up to 1,001, which means "more than a thousand".</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record LeadPage(IReadOnlyList<LeadListing> Rows, int Count, string? Next) : IPage<LeadListing>;

/// <summary>Answers <see cref="FindLeads"/>.</summary>
public static class FindLeadsHandler
{
    private const string Listing = "crm.mt_doc_leadlisting";

    public static async Task<LeadPage> Handle(FindLeads query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var take = Math.Clamp(query.Take ?? 50, 1, 200);
        var filter = await new LeadFilter(actor, China.Today(clock)).Apply(query, roster).Find(session, token);
        var page = filter.Copy();
        if (query.After is { } after) page.After(after);
        // The rows of the page are chosen first: most conditions are answered by an index alone, and documents are read for those shown.
        var rows = await session.QueryAsync<LeadListing>(
            $"where id in (select id from {Listing} as d where {page.Sql} order by updated desc, id desc limit {take + 1}) order by updated desc, id desc", token, page.Values);
        var shown = rows.Take(take).ToList();
        return new LeadPage(shown, await Count(filter, session, token), rows.Count > take ? LeadFilter.MarkOf(shown[^1]) : null);
    }

    /// <summary>How many leads a filter lets through, up to <see cref="SqlFilter.CountLimit"/>.</summary>
    public static async Task<int> Count(LeadFilter filter, IQuerySession session, CancellationToken token)
    {
        var sql = filter.IsTallied
            ? $"select least(coalesce(sum(count), 0), {SqlFilter.CountLimit})::int from {StageTally.Table} where {filter.Sql}"
            : $"select count(*)::int from (select 1 from {Listing} as d where {filter.Sql} limit {SqlFilter.CountLimit}) as n";
        return (await session.QueryAsync<int>(sql, token, filter.Values))[0];
    }
}
