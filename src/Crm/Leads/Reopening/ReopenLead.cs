using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Reopening;

/// <summary>A terminated project goes on where it stood.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record ReopenLead(Guid LeadId, string Reason, DateOnly OccurredOn, long Version) : ILeadCommand;

/// <summary>Handles <see cref="ReopenLead"/>.</summary>
public static class ReopenLeadHandler
{
    public static Events Handle(ReopenLead command, [WriteModel] Lead lead) => [.. Decide(command, lead)];

    public static IEnumerable<object> Decide(ReopenLead command, Lead lead)
    {
        if (lead.TerminatedFrom is not { } stage) throw new RuleBroken("这条线索没有终止，不用重启。");
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        yield return new LeadReopened(stage, command.Reason.Trim(), command.OccurredOn);
    }
}
