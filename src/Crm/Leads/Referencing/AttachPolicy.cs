using Crm.Foundation;
using Crm.Policies.Quoting;
using Crm.Policies.Reading;
using Crm.Team;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Referencing;

/// <summary>Puts a passage of a policy beside the lead, in the version that was read, or the document as a whole.</summary>
/// <param name="Quote">The passage; it must stand in that version word for word. The whole document where it is left out.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record AttachPolicy(Guid LeadId, Guid Document, int PolicyVersion, string? Quote, string? Note, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="AttachPolicy"/>.</summary>
public static class AttachPolicyHandler
{
    public static async Task<Events> Handle(AttachPolicy command, [WriteModel] Lead lead, IDocumentSession session, TimeProvider clock, CancellationToken token) =>
        [.. Decide(command, lead, await PolicyReading.Of(session, command.Document, command.PolicyVersion, nameof(command.PolicyVersion), China.Today(clock), token))];

    public static IEnumerable<object> Decide(AttachPolicy command, Lead lead, PolicyReading read)
    {
        lead.MustBeOpen();
        if (read.Document.Withdrawn) throw new RuleBroken("这份文件已经撤回，不能再引用。") { Field = nameof(command.Document) };
        if (command.Note?.Length > 200) throw new RuleBroken("说明不能超过 200 个字。") { Field = nameof(command.Note), Kind = Refusal.Input };
        var quote = command.Quote.Filled() is { } passage ? PolicyQuote.MustBeIn(read.Body, passage, nameof(command.Quote)) : "";
        var anchor = quote.Length == 0 ? null : QuoteState.AnchorOf(read.Body, quote);
        yield return new PolicyAttached(command.Document, read.TextVersion, read.Document.Title, quote, command.Note?.Trim(), command.OccurredOn, anchor);
    }
}
