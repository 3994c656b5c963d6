using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Terminating;

/// <summary>The project comes to an end before full capacity.</summary>
/// <param name="Note">Compulsory when the reason is 其他.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record TerminateLead(Guid LeadId, TerminationReason Reason, string? Note, DateOnly OccurredOn, long Version) : ILeadCommand;

/// <summary>Handles <see cref="TerminateLead"/>.</summary>
public static class TerminateLeadHandler
{
    public static Events Handle(TerminateLead command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(TerminateLead command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (!Enum.IsDefined(command.Reason)) throw new RuleBroken("请选一个终止原因。") { Field = nameof(command.Reason) };
        if (command.Reason == TerminationReason.Other) Reasons.MustBeGiven(command.Note, nameof(command.Note));
        yield return new LeadTerminated(lead.Stage, command.Reason, command.Note?.Trim(), command.OccurredOn);
    }
}
