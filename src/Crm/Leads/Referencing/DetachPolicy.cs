using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Referencing;

/// <summary>Takes a policy off the lead's references; that it was there stays in the history.</summary>
/// <param name="Quote">Only this passage of it, "" for the document as a whole; everything quoted from that version where it is left out.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record DetachPolicy(Guid LeadId, Guid Document, int PolicyVersion, string Reason, DateOnly OccurredOn, string? Quote = null) : ILeadCommand;

/// <summary>Handles <see cref="DetachPolicy"/>.</summary>
public static class DetachPolicyHandler
{
    public static Events Handle(DetachPolicy command, [WriteModel] Lead lead) => [.. Decide(command, lead)];

    public static IEnumerable<object> Decide(DetachPolicy command, Lead lead)
    {
        lead.MustBeOpen();
        if (!lead.Policies.Contains(new AttachedPolicy(command.Document, command.PolicyVersion))) throw new RuleBroken("这份政策没有引用在这条线索上。") { Kind = Refusal.Missing };
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        yield return new PolicyDetached(command.Document, command.PolicyVersion, command.Reason.Trim(), command.OccurredOn, command.Quote);
    }
}
