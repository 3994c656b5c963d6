using Crm.Foundation;
using Crm.Leads.Assigning;
using Crm.Leads.Dividing;
using Crm.Notifications;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Transferring;

/// <summary>裁决: a manager above both units rules which of them has the lead, and, where wanted, how its figures are divided. What both said stays on record.</summary>
/// <param name="Unit">The unit that has it from now on: the one in charge or the one it was offered to.</param>
/// <param name="Owner">Login of its officer; where the lead goes to the other unit and nobody is named, its pool.</param>
/// <param name="Terms">How the figures are divided by the ruling; null where nothing is ruled about them.</param>
[Allow(Role.Manager)]
public sealed record RuleOnOffer(Guid LeadId, Guid Offer, string Unit, string? Owner, string Reason, BenefitTerms? Terms, DateOnly OccurredOn) : IOfferCommand;

/// <summary>What a <see cref="RuleOnOffer"/> must hold.</summary>
public sealed class RuleOnOfferValidator : AbstractValidator<RuleOnOffer>
{
    public RuleOnOfferValidator()
    {
        RuleFor(c => c.Unit).NotEmpty().WithMessage("请选线索归哪个单位。");
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明裁决的理由。").MaximumLength(2000).WithMessage("理由不能超过 2,000 个字。");
        RuleFor(c => c.Terms!).SetValidator(new BenefitTermsValidator()).When(c => c.Terms is not null);
    }
}

/// <summary>Handles <see cref="RuleOnOffer"/>.</summary>
public static class RuleOnOfferHandler
{
    public static (Events, OutgoingMessages) Handle(RuleOnOffer command, [WriteModel] Lead lead, Actor actor, IRoster roster, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var offer = lead.MustHaveOffer(command.Offer);
        var unit = roster.Unit(command.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(command.Unit) };
        if (command.Owner is { } owner) Assignable.MustWorkIn(roster.Person(owner), unit);
        if (command.Terms is { } terms) BenefitParties.MustBeNamed(terms, roster, nameof(command.Terms), offer.From, offer.To);
        Events events = [.. Decide(command, lead, unit, actor)];
        IEnumerable<LeadNews> handedOver = unit.Code == lead.Unit ? [] : LeadNews.HandedOver(lead.Id, unit, command.Owner, null, actor, roster);
        return (events, [OfferNews.Ruled(lead, actor, roster), .. handedOver]);
    }

    public static IEnumerable<object> Decide(RuleOnOffer command, Lead lead, UnitPlace unit, Actor actor)
    {
        lead.MustBeOpen();
        var offer = lead.MustHaveOffer(command.Offer);
        OfferRights.MustRule(actor, offer.From, offer.To);
        if (offer.State != OfferState.Disputed) throw new RuleBroken("还没有一方提请裁决。");
        if (unit.Code != offer.From && unit.Code != offer.To) throw new RuleBroken("只能裁给流转双方中的一方。") { Field = nameof(command.Unit) };
        yield return new LeadOfferRuled(offer.Id, unit.Code, command.Reason.Trim(), command.OccurredOn);
        if (unit.Code != lead.Unit) yield return new LeadAssigned(unit.Code, unit.Path, command.Owner, lead.Owner, command.Reason.Trim(), command.OccurredOn);
        if (command.Terms is { } terms) yield return new BenefitSharesSet(offer.Id, terms, command.Reason.Trim(), command.OccurredOn);
    }
}
