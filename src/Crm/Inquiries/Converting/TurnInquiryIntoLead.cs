using Crm.Foundation;
using Crm.Inquiries.Triaging;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Inquiries.Converting;

/// <summary>Opens a lead from what the inquiry says, with nothing written twice, and hands it to a unit's pool or to an officer.</summary>
/// <param name="LeadId">Made by whoever asks, so that asking twice opens one.</param>
/// <param name="Unit">Unit in charge; the inquiry's own where it is left out.</param>
/// <param name="Owner">Login of the officer in charge; the unit's pool where it is left out.</param>
/// <param name="Company">Name of the company where the inquiry has none.</param>
/// <param name="Reason">Why it is worth a lead; can be left out where one is written.</param>
/// <param name="ReasonNote">The same in one's own words; needed for <see cref="TriageReason.Other"/>.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record TurnInquiryIntoLead(
    Guid InquiryId, Guid LeadId, DateOnly OccurredOn, string? Unit = null, string? Owner = null, string? Company = null, string? Project = null,
    TriageReason? Reason = null, string? ReasonNote = null) : IInquiryCommand;

/// <summary>What a <see cref="TurnInquiryIntoLead"/> must hold.</summary>
public sealed class TurnInquiryIntoLeadValidator : AbstractValidator<TurnInquiryIntoLead>
{
    public TurnInquiryIntoLeadValidator()
    {
        RuleFor(c => c.Company).MaximumLength(120).WithMessage("企业名称不能超过 120 个字。");
        RuleFor(c => c.Project).MaximumLength(120).WithMessage("项目名称不能超过 120 个字。");
        this.MustBeGiven(TriageReasons.ForNewLead, c => c.Reason, c => c.ReasonNote);
    }
}

/// <summary>Handles <see cref="TurnInquiryIntoLead"/>.</summary>
public static class TurnInquiryIntoLeadHandler
{
    public static async Task<(Events, IStartStream, OutgoingMessages)> Handle(
        TurnInquiryIntoLead command, [WriteModel] Inquiry inquiry, Actor actor, IRoster roster, LeadOpening leads, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        if (command.Unit is { } other && roster.Unit(other) is { } unit) inquiry.MustBePassableTo(unit);
        Events events = [.. Decide(command, inquiry)];
        var (lead, news) = await leads.Open(Opening(command, inquiry), inquiry.Contact, actor, token, inquiry.Test);
        return (events, lead, [.. news]);
    }

    public static IEnumerable<object> Decide(TurnInquiryIntoLead command, Inquiry inquiry)
    {
        inquiry.MustBeOpen();
        yield return new InquiryTurnedIntoLead(command.LeadId, command.OccurredOn, TriageReasons.Picked(command.Reason), command.ReasonNote.Filled());
    }

    private static OpenLead Opening(TurnInquiryIntoLead command, Inquiry inquiry) => new(
        command.LeadId,
        inquiry.Company ?? command.Company.Filled() ?? throw new RuleBroken("转线索要有企业名称。") { Field = nameof(command.Company) },
        command.Project ?? "", inquiry.Source, null, InquiryNeeds.Of(inquiry.Topic, inquiry.Wish, inquiry.Region), command.OccurredOn,
        command.Unit ?? inquiry.Unit, command.Owner, inquiry.Id);
}
