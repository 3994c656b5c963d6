using Crm.Foundation;
using Crm.Leads.Funnel;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;

namespace Crm.Leads.Board;

/// <summary>The pipeline as a board: a column per stage with its count and sum, and the newest cards of each.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record PipelineBoard : LeadFilters, IQuery<BoardColumns>
{
    /// <summary>Cards a column, 1 to 100; 30 where left out. More of a column is a page of FindLeads with its stage.</summary>
    public int? Cards { get; init; }
}

/// <summary>The ten stages and 终止, in order.</summary>
public sealed record BoardColumns(IReadOnlyList<BoardColumn> Columns);

/// <summary>One stage on the board.</summary>
/// <param name="Count">All leads in the stage, not only the cards shown.</param>
/// <param name="Amount">Their sum in 万元.</param>
/// <param name="Next">Mark for more cards; null when all are shown.</param>
public sealed record BoardColumn(Stage Stage, int Count, decimal Amount, IReadOnlyList<LeadListing> Cards, string? Next);

/// <summary>Answers <see cref="PipelineBoard"/>.</summary>
public static class PipelineBoardHandler
{
    /// <summary>As many leads as an officer or a small unit has.</summary>
    public const int Few = 2_000;

    private const string Listing = "crm.mt_doc_leadlisting";

    public static async Task<BoardColumns> Handle(PipelineBoard query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var take = Math.Clamp(query.Cards ?? 30, 1, 100);
        var filter = await new LeadFilter(actor, China.Today(clock)).Apply(query, roster).Find(session, token);
        var sums = await StageSums.Of(filter, session, token);
        var cards = (await Cards(sums, filter, session, take, token)).ToLookup(card => card.Stage);
        return new BoardColumns([.. sums.Select(sum => Column(sum, [.. cards[sum.Stage]], take))]);
    }

    private static BoardColumn Column(StageSum sum, IReadOnlyList<LeadListing> cards, int take) =>
        new(sum.Stage, sum.Count, sum.Amount, [.. cards.Take(take)], cards.Count > take ? LeadFilter.MarkOf(cards[take - 1]) : null);

    /// <summary>
    /// The newest cards of each stage and one more, newest first, in one question. Few leads are ranked in one go; of many, each stage is read newest first until its column is full.
    /// </summary>
    public static async Task<IReadOnlyList<LeadListing>> Cards(
        IReadOnlyList<StageSum> sums, LeadFilter filter, IQuerySession session, int take, CancellationToken token, int few = Few)
    {
        const string Order = "order by updated desc, id desc";
        var stages = sums.Where(sum => sum.Count > 0).Select(sum => sum.Stage.ToString()).ToArray();
        if (stages.Length == 0) return [];
        var (chosen, values) = sums.Sum(sum => sum.Count) <= few
            ? ($"select id from (select id, row_number() over (partition by stage {Order}) as place from {Listing} as d where {filter.Sql}) as c where place <= {take + 1}", filter.Values)
            : ($"select c.id from unnest(?) as s (name) cross join lateral (select id from {Listing} as d where d.stage = s.name and {filter.Sql} {Order} limit {take + 1}) as c", [stages, .. filter.Values]);
        return await session.QueryAsync<LeadListing>($"where id in ({chosen}) {Order}", token, values);
    }
}
