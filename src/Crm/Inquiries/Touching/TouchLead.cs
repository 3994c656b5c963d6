using Crm.Foundation;
using Crm.Inquiries.Triaging;
using Crm.Leads;
using Crm.Leads.Touching;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Inquiries.Touching;

/// <summary>The inquiry belongs to a project that is a lead already: it is put there, and the lead's owner is told that the investor asked again.</summary>
/// <param name="Reason">Why it belongs there; can be left out where one is written.</param>
/// <param name="ReasonNote">The same in one's own words; needed for <see cref="TriageReason.Other"/>.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record TouchLead(Guid InquiryId, Guid LeadId, DateOnly OccurredOn, TriageReason? Reason = null, string? ReasonNote = null) : IInquiryCommand;

/// <summary>What a <see cref="TouchLead"/> must hold.</summary>
public sealed class TouchLeadValidator : AbstractValidator<TouchLead>
{
    public TouchLeadValidator() => this.MustBeGiven(TriageReasons.ForTouch, c => c.Reason, c => c.ReasonNote);
}

/// <summary>Handles <see cref="TouchLead"/>.</summary>
public static class TouchLeadHandler
{
    public static async Task<(Events, IMartenOp, OutgoingMessages)> Handle(
        TouchLead command, [WriteModel] Inquiry inquiry, Actor actor, LeadTouching leads, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        command = command with { LeadId = await LeadTouching.Standing(command.LeadId, session, token) };
        Events events = [.. Decide(command, inquiry)];
        var (append, news) = await leads.Touch(command.LeadId, Fact(command, inquiry), actor, session, token);
        return (events, append, [news]);
    }

    public static IEnumerable<object> Decide(TouchLead command, Inquiry inquiry)
    {
        inquiry.MustBeOpen();
        yield return new InquiryTouchedLead(command.LeadId, command.OccurredOn, null, TriageReasons.Picked(command.Reason), command.ReasonNote.Filled());
    }

    private static LeadTouched Fact(TouchLead command, Inquiry inquiry) => new(inquiry.Id, inquiry.Source, inquiry.Wish, command.OccurredOn);
}
