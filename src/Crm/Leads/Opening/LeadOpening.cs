using Crm.Foundation;
using Crm.Leads.Assigning;
using Crm.Notifications;
using Crm.Privacy;
using Crm.Team;
using Wolverine.Marten;

namespace Crm.Leads.Opening;

/// <summary>Opens a lead for whatever leads to one: the form, a call, an inquiry. The same rules, and the same people are told.</summary>
public sealed class LeadOpening(IRoster roster, LeadNumbers numbers)
{
    /// <summary>The lead's stream and the news of it, both for the transaction of whoever asks.</summary>
    /// <param name="contact">The command's contact, sealed already.</param>
    /// <param name="test">What leads to it was a test.</param>
    /// <exception cref="RuleBroken">The unit or the officer can't take it.</exception>
    public async Task<(IStartStream Stream, IReadOnlyList<LeadNews> News)> Open(OpenLead command, SealedContact? contact, Actor actor, CancellationToken token, bool test = false)
    {
        var unit = roster.Unit(command.Unit ?? actor.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(command.Unit) };
        if (command.Owner is { } owner) Assignable.MustWorkIn(roster.Person(owner), unit);
        var number = await numbers.Next(command.OccurredOn.Year, token);
        var stream = MartenOps.StartStream<Lead>(command.LeadId, [.. OpenLeadHandler.Decide(command, number, unit, contact, test)]);
        return (stream, [.. LeadNews.HandedOver(command.LeadId, unit, command.Owner, null, actor, roster)]);
    }
}
