using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Meeting.Planning;

/// <summary>The pack for a unit's meeting is not to be sent any more.</summary>
[Allow(Role.Manager)]
public sealed record EndPackPlan(string Unit, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="EndPackPlan"/>.</summary>
public static class EndPackPlanHandler
{
    public static async Task Handle(EndPackPlan command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var unit = roster.Unit(PipelineReach.Of(command.Unit, null, null, actor, roster, clock).Unit)!;
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var plan = await session.Events.FetchForWriting<PackPlan>(PackPlan.IdOf(unit.Code), token);
        plan.AppendMany(Decide(command, plan.Aggregate));
    }

    public static IEnumerable<object> Decide(EndPackPlan command, PackPlan? plan)
    {
        if (plan is not { Readers.Count: > 0 }) throw new RuleBroken("这个单位的例会材料没有定时发送。") { Kind = Refusal.Missing };
        yield return new PackPlanEnded(command.OccurredOn);
    }
}
