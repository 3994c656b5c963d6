using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Referencing;

/// <summary>Puts a passage of a policy beside the lead, in the version that was read.</summary>
/// <param name="Title">Title of that version.</param>
/// <param name="Quote">The passage, word for word.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record AttachPolicy(Guid LeadId, Guid Document, int PolicyVersion, string Title, string Quote, string? Note, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="AttachPolicy"/>.</summary>
public static class AttachPolicyHandler
{
    public static Events Handle(AttachPolicy command, [WriteModel] Lead lead) => [.. Decide(command, lead)];

    public static IEnumerable<object> Decide(AttachPolicy command, Lead lead)
    {
        lead.MustBeOpen();
        if (string.IsNullOrWhiteSpace(command.Quote)) throw new RuleBroken("请先选中要引用的段落。") { Field = nameof(command.Quote) };
        if (command.Quote.Length > 2000) throw new RuleBroken("引用不能超过 2,000 个字，请只选需要的段落。") { Field = nameof(command.Quote), Kind = Refusal.Input };
        yield return new PolicyAttached(command.Document, command.PolicyVersion, command.Title, command.Quote, command.Note?.Trim(), command.OccurredOn);
    }
}
