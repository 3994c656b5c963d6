using Crm.Foundation;
using Crm.Policies.Quoting;
using Crm.Team;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Referencing;

/// <summary>Puts a passage of a policy beside the lead, in the version that was read.</summary>
/// <param name="Quote">The passage; it must stand in that version word for word.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record AttachPolicy(Guid LeadId, Guid Document, int PolicyVersion, string Quote, string? Note, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="AttachPolicy"/>.</summary>
public static class AttachPolicyHandler
{
    public static async Task<Events> Handle(AttachPolicy command, [WriteModel] Lead lead, IDocumentSession session, CancellationToken token) =>
        [.. Decide(command, lead, await QuotableText.Of(session, command.Document, command.PolicyVersion, token))];

    public static IEnumerable<object> Decide(AttachPolicy command, Lead lead, QuotableText text)
    {
        lead.MustBeOpen();
        if (text.Withdrawn) throw new RuleBroken("这份文件已经撤回，不能再引用。") { Field = nameof(command.Document) };
        var quote = text.Passage(command.Quote, nameof(command.Quote));
        yield return new PolicyAttached(command.Document, command.PolicyVersion, text.Title, quote, command.Note?.Trim(), command.OccurredOn);
    }
}
