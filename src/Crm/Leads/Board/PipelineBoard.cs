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
    public static async Task<BoardColumns> Handle(PipelineBoard query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var take = Math.Clamp(query.Cards ?? 30, 1, 100);
        var filter = await new LeadFilter(actor, China.Today(clock)).Apply(query, roster).Find(session, token);
        var sums = await StageSums.Of(filter, session, token);
        var columns = new List<BoardColumn>();
        foreach (var sum in sums)
        {
            var cards = sum.Count == 0 ? [] : await Cards(filter.Copy().In(sum.Stage), session, take, token);
            columns.Add(new BoardColumn(sum.Stage, sum.Count, sum.Amount, [.. cards.Take(take)], cards.Count > take ? LeadFilter.MarkOf(cards[take - 1]) : null));
        }
        return new BoardColumns(columns);
    }

    private static Task<IReadOnlyList<LeadListing>> Cards(LeadFilter filter, IQuerySession session, int take, CancellationToken token) =>
        session.QueryAsync<LeadListing>($"where {filter.Sql} order by updated desc, id desc limit {take + 1}", token, filter.Values);
}
