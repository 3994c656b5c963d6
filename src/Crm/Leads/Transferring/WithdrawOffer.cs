using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Transferring;

/// <summary>撤回: takes an offer back that was not accepted, also one that lies before whoever rules.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record WithdrawOffer(Guid LeadId, Guid Offer, string Reason, DateOnly OccurredOn) : IOfferCommand;

/// <summary>What a <see cref="WithdrawOffer"/> must hold.</summary>
public sealed class WithdrawOfferValidator : AbstractValidator<WithdrawOffer>
{
    public WithdrawOfferValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明为什么撤回。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
}

/// <summary>Handles <see cref="WithdrawOffer"/>.</summary>
public static class WithdrawOfferHandler
{
    public static (Events, OutgoingMessages) Handle(WithdrawOffer command, [WriteModel] Lead lead, Actor actor, IRoster roster, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        Events events = [.. Decide(command, lead, actor)];
        return (events, [OfferNews.Withdrawn(lead, actor, roster)]);
    }

    public static IEnumerable<object> Decide(WithdrawOffer command, Lead lead, Actor actor)
    {
        var offer = lead.MustHaveOffer(command.Offer);
        if (!OfferRights.Gives(actor, lead.Unit, lead.Owner) && actor.Login != offer.By) throw new RuleBroken("只有流转出去的一方可以撤回。") { Kind = Refusal.Forbidden };
        if (offer.State == OfferState.Declined) throw new RuleBroken("对方单位已经谢绝这次流转，不用再撤回。");
        yield return new LeadOfferWithdrawn(offer.Id, command.Reason.Trim(), command.OccurredOn);
    }
}
