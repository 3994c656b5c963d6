using Crm.Leads.Listing;
using Marten;

namespace Crm.Leads.Funnel;

/// <summary>How many leads stand in a stage now, and their amount in 万元.</summary>
public sealed record StageSum(Stage Stage, int Count, decimal Amount);

/// <summary>Counts and sums per stage, of exactly the leads a filter lets through.</summary>
public static class StageSums
{
    /// <summary>All eleven stages in order of life, empty ones too.</summary>
    public static async Task<IReadOnlyList<StageSum>> Of(LeadFilter filter, IQuerySession session, CancellationToken token)
    {
        // The tally leaves tests out by itself.
        var (counted, from, but) = filter.IsTallied ? ("sum(count)", StageTally.Table, "") : ("count(*)", "crm.mt_doc_leadlisting", " and test is not true");
        var found = await session.AdvancedSql.QueryAsync<StageSum>(
            $"select jsonb_build_object('stage', stage, 'count', {counted}, 'amount', sum(amount)) from {from} as d where {filter.Sql}{but} group by stage", token, filter.Values);
        var sums = found.ToDictionary(sum => sum.Stage);
        return [.. Enum.GetValues<Stage>().Order().Select(stage => sums.GetValueOrDefault(stage) ?? new StageSum(stage, 0, 0))];
    }
}
