using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;

namespace Crm.Leads.Funnel;

/// <summary>The pipeline as a funnel: how many leads, and how much, stand in each stage and how many have come that far.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record PipelineFunnel : LeadFilters, IQuery<FunnelSteps>;

/// <summary>The funnel's steps and what fell out of it.</summary>
/// <param name="Terminated">Leads that came to an end.</param>
public sealed record FunnelSteps(IReadOnlyList<FunnelStep> Steps, StageSum Terminated);

/// <summary>One step of the funnel. Each figure opens a list: <paramref name="Here"/> the leads with this stage, <paramref name="Reached"/> those from this stage on.</summary>
/// <param name="Here">Leads in this stage now.</param>
/// <param name="Reached">Leads in this stage or a later one; terminated leads are not in it.</param>
public sealed record FunnelStep(Stage Stage, StageSum Here, StageSum Reached);

/// <summary>Answers <see cref="PipelineFunnel"/>.</summary>
public static class PipelineFunnelHandler
{
    public static async Task<FunnelSteps> Handle(PipelineFunnel query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var filter = await new LeadFilter(actor, China.Today(clock)).Apply(query, roster).Find(session, token);
        return Of(await StageSums.Of(filter, session, token));
    }

    /// <summary>Adds the stages up from the last to the first.</summary>
    public static FunnelSteps Of(IReadOnlyList<StageSum> sums)
    {
        var steps = new List<FunnelStep>();
        var reached = (Count: 0, Amount: 0m);
        foreach (var sum in sums.Where(s => s.Stage != Stage.Terminated).OrderByDescending(s => s.Stage))
        {
            reached = (reached.Count + sum.Count, reached.Amount + sum.Amount);
            steps.Insert(0, new FunnelStep(sum.Stage, sum, new StageSum(sum.Stage, reached.Count, reached.Amount)));
        }
        return new FunnelSteps(steps, sums.Single(s => s.Stage == Stage.Terminated));
    }
}
