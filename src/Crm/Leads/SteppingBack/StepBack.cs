using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.SteppingBack;

/// <summary>The project falls back to an earlier stage, with a reason.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record StepBack(Guid LeadId, Stage To, string Reason, DateOnly OccurredOn, long Version) : ILeadCommand;

/// <summary>Handles <see cref="StepBack"/>.</summary>
public static class StepBackHandler
{
    public static Events Handle(StepBack command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(StepBack command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (command.To >= lead.Stage || command.To < Stage.Lead) throw new RuleBroken("只能退回到前面的阶段。") { Field = nameof(command.To) };
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        yield return new StageSteppedBack(lead.Stage, command.To, command.Reason.Trim(), command.OccurredOn);
    }
}
