using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Advancing;

/// <summary>The project moves to a later stage of its life, with the proof that the stages ask for.</summary>
/// <param name="Version">The lead's version the person saw, so that nobody moves what has moved meanwhile.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record AdvanceStage(Guid LeadId, Stage To, DateOnly OccurredOn, IReadOnlyList<Evidence> Evidence, long Version) : ILeadCommand;

/// <summary>Handles <see cref="AdvanceStage"/>.</summary>
public static class AdvanceStageHandler
{
    public static Events Handle(AdvanceStage command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(AdvanceStage command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (command.To <= lead.Stage || command.To > Stage.AtCapacity) throw new RuleBroken("只能推进到后面的阶段。要退回请用“退回阶段”。") { Field = nameof(command.To) };
        StageProof.MustSuffice(lead, command.To, command.Evidence, today);
        yield return new StageAdvanced(lead.Stage, command.To, command.Evidence, command.OccurredOn);
    }
}
