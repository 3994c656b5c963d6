using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Policies.Library;
using Crm.Team;
using Marten;

namespace Crm.Promises.Listing;

/// <summary>The same promises as <see cref="FindPromises"/> lists, counted by lead, unit or document: what is overdue first, then the most.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record GroupPromises : PromiseFilters, IQuery<PromiseGroups>
{
    /// <summary>lead, unit or policy.</summary>
    public string? Of { get; init; }
}

/// <summary>Groups of promises.</summary>
/// <param name="More">There are more groups than are shown.</param>
public sealed record PromiseGroups(IReadOnlyList<PromiseGroup> Rows, bool More);

/// <summary>One group.</summary>
/// <param name="Key">Id of the lead or document, or code of the unit; null for promises that rest on nothing.</param>
/// <param name="Name">Company, unit or title.</param>
/// <param name="Beside">The lead's number and project.</param>
/// <param name="Count">How many promises.</param>
/// <param name="Overdue">How many of them are given and their day has passed.</param>
/// <param name="Amount">In 万元, of those that name one.</param>
/// <param name="FirstDue">The earliest day one of them is due.</param>
public sealed record PromiseGroup(string? Key, string Name, string? Beside, int Count, int Overdue, decimal Amount, DateOnly FirstDue);

/// <summary>Answers <see cref="GroupPromises"/>.</summary>
public static class GroupPromisesHandler
{
    /// <summary>Groups shown at most.</summary>
    public const int Most = 200;

    public static async Task<PromiseGroups> Handle(GroupPromises query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var filter = PromiseFilter.For(query, actor, roster, today);
        var key = query.Of switch
        {
            "lead" or null => "h.kept::text",
            "unit" => "(select l.unit from crm.mt_doc_leadlisting l where l.id = h.kept)",
            "policy" => "p.document::text",
            _ => throw new RuleBroken("只能按线索、单位或政策归类。") { Field = nameof(query.Of), Kind = Refusal.Input },
        };
        var sql = $"""
            select jsonb_build_object('key', g.key, 'count', g.count, 'overdue', g.overdue, 'amount', g.amount, 'firstDue', g.first_due, 'name', '') as data from (
              select {key} as key, count(*)::int as count, (count(*) filter (where p.state = 'Given' and p.due < ?))::int as overdue,
                coalesce(sum((p.data ->> 'amount')::numeric), 0) as amount, min(p.due) as first_due
              from crm.mt_doc_promiselisting p join {PromiseHomes.Table} h on h.promise = p.id
              where p.id in (select d.id from crm.mt_doc_promiselisting as d where {filter.Sql}) group by 1) as g
            order by g.overdue desc, g.count desc, g.first_due, g.key limit {Most + 1}
            """;
        var found = await session.AdvancedSql.QueryAsync<PromiseGroup>(sql, token, [today, .. filter.Values]);
        return new PromiseGroups(await Named([.. found.Take(Most)], query.Of, roster, session, token), found.Count > Most);
    }

    private static async Task<IReadOnlyList<PromiseGroup>> Named(IReadOnlyList<PromiseGroup> groups, string? of, IRoster roster, IQuerySession session, CancellationToken token)
    {
        if (of == "unit") return [.. groups.Select(g => g with { Name = roster.Unit(g.Key ?? "")?.Name ?? g.Key ?? "" })];
        var ids = groups.Select(g => g.Key).OfType<string>().Select(Guid.Parse).ToArray();
        if (of == "policy")
        {
            var documents = (await session.LoadManyAsync<PolicyListing>(token, ids)).ToDictionary(d => d.Id);
            return [.. groups.Select(g => g with { Name = g.Key is { } id ? documents.GetValueOrDefault(Guid.Parse(id))?.Title ?? id : Texts.Of("无依据") })];
        }
        var leads = (await session.LoadManyAsync<LeadListing>(token, ids)).ToDictionary(lead => lead.Id);
        return [.. groups.Select(g => leads.GetValueOrDefault(Guid.Parse(g.Key!)) is { } lead ? g with { Name = lead.Company, Beside = $"{lead.Number} · {lead.Project}" } : g)];
    }
}
