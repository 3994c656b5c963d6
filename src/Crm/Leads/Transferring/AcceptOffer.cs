using Crm.Foundation;
using Crm.Leads.Assigning;
using Crm.Notifications;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Transferring;

/// <summary>接收: takes a lead that another unit offers, into the unit's pool or for an officer. What was proposed about dividing its figures is agreed with it.</summary>
/// <param name="Owner">Login of the officer; null for the unit's pool.</param>
[Allow(Role.Manager)]
public sealed record AcceptOffer(Guid LeadId, Guid Offer, string? Owner, string? Note, DateOnly OccurredOn) : IOfferCommand;

/// <summary>What an <see cref="AcceptOffer"/> must hold.</summary>
public sealed class AcceptOfferValidator : AbstractValidator<AcceptOffer>
{
    public AcceptOfferValidator() => RuleFor(c => c.Note).MaximumLength(500).WithMessage("备注不能超过 500 个字。");
}

/// <summary>Handles <see cref="AcceptOffer"/>.</summary>
public static class AcceptOfferHandler
{
    public static (Events, OutgoingMessages) Handle(AcceptOffer command, [WriteModel] Lead lead, Actor actor, IRoster roster, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var offer = lead.MustHaveOffer(command.Offer);
        var unit = roster.Unit(offer.To) ?? throw new RuleBroken("没有这个招商单位。");
        if (command.Owner is { } owner) Assignable.MustWorkIn(roster.Person(owner), unit);
        return ([.. Decide(command, lead, unit, actor)], [OfferNews.Accepted(lead, actor), .. LeadNews.HandedOver(lead.Id, unit, command.Owner, null, actor, roster)]);
    }

    public static IEnumerable<object> Decide(AcceptOffer command, Lead lead, UnitPlace unit, Actor actor)
    {
        lead.MustBeOpen();
        var offer = lead.MustHaveOffer(command.Offer);
        if (!OfferRights.Takes(actor, offer.To)) throw new RuleBroken("要由接收单位的负责人接收或谢绝。") { Kind = Refusal.Forbidden };
        offer.MustWait();
        yield return new LeadOfferAccepted(offer.Id, command.Note.Filled(), command.OccurredOn);
        yield return new LeadAssigned(unit.Code, unit.Path, command.Owner, lead.Owner, offer.Reason, command.OccurredOn);
        if (offer.Terms is { } terms) yield return new BenefitSharesSet(offer.Id, terms, null, command.OccurredOn);
    }
}
