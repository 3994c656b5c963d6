using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Transferring;

/// <summary>谢绝: does not take a lead that another unit offers. It stays where it is; either unit may ask for a ruling.</summary>
[Allow(Role.Manager)]
public sealed record DeclineOffer(Guid LeadId, Guid Offer, string Reason, DateOnly OccurredOn) : IOfferCommand;

/// <summary>What a <see cref="DeclineOffer"/> must hold.</summary>
public sealed class DeclineOfferValidator : AbstractValidator<DeclineOffer>
{
    public DeclineOfferValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明为什么谢绝。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
}

/// <summary>Handles <see cref="DeclineOffer"/>.</summary>
public static class DeclineOfferHandler
{
    public static (Events, OutgoingMessages) Handle(DeclineOffer command, [WriteModel] Lead lead, Actor actor, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        Events events = [.. Decide(command, lead, actor)];
        return (events, [OfferNews.Declined(lead, actor)]);
    }

    public static IEnumerable<object> Decide(DeclineOffer command, Lead lead, Actor actor)
    {
        var offer = lead.MustHaveOffer(command.Offer);
        if (!OfferRights.Takes(actor, offer.To)) throw new RuleBroken("要由接收单位的负责人接收或谢绝。") { Kind = Refusal.Forbidden };
        offer.MustWait();
        yield return new LeadOfferDeclined(offer.Id, command.Reason.Trim(), command.OccurredOn);
    }
}
