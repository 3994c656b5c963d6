using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Leads.Recognising;

/// <summary>The same as <see cref="FindSimilar"/> for many at once, such as the rows of a list or a file: two questions to the database, however many rows.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record FindSimilarToMany(IReadOnlyList<InvestorAsked> Rows) : IQuery<IReadOnlyList<IReadOnlyList<SimilarLead>>>
{
    /// <summary>Rows that are answered at once.</summary>
    public const int Most = 500;
}

/// <summary>One row that is asked about.</summary>
/// <param name="Person">The contact, as the vault knows them.</param>
public sealed record InvestorAsked(string? Company, string? CreditCode, Guid? Person);

/// <summary>Answers <see cref="FindSimilarToMany"/>: for each row what was found, in the same order.</summary>
public static class FindSimilarToManyHandler
{
    private const int MostEach = 3;

    public static async Task<IReadOnlyList<IReadOnlyList<SimilarLead>>> Handle(FindSimilarToMany query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        if (query.Rows.Count > FindSimilarToMany.Most) throw new RuleBroken("一次最多比对 {0} 行，请分批。", FindSimilarToMany.Most) { Field = nameof(query.Rows), Kind = Refusal.Input };
        var asked = query.Rows.Select(row => Investor.Of(row.Company, row.CreditCode, persons: row.Person is { } person ? [person] : [])).ToList();
        var book = new InvestorBook<(Guid Lead, string? Company)>();
        foreach (var lead in await Candidates.Of(asked, [.. asked.SelectMany(a => a.Persons).Distinct()], actor, session, token))
            foreach (var known in lead.Investors) book.Add((lead.Id, known.Company), known);
        var found = asked.Select(row => book.Like(row).DistinctBy(hit => hit.Item.Lead).Select(hit => (Item: hit.Item.Lead, hit.Likeness)).ToList()).ToList();
        var rows = await Candidates.Listings(found.SelectMany(hits => hits.Take(MostEach)).Select(hit => hit.Item), session, token);
        return [.. found.Select(hits => hits.Take(MostEach).Where(hit => rows.ContainsKey(hit.Item)).Select(hit => SimilarLead.Of(rows[hit.Item], hit.Likeness, actor, roster)).ToList())];
    }
}
