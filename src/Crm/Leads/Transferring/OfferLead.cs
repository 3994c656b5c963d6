using Crm.Foundation;
using Crm.Leads.Dividing;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Transferring;

/// <summary>流转: offers a lead to another unit, which accepts it or not. Until then it stays where it is.</summary>
/// <param name="Offer">Made by whoever asks, so that asking twice makes one.</param>
/// <param name="To">Code of the other unit.</param>
/// <param name="Terms">How the figures of the project are to be divided; they hold once the other unit accepts. Null where they are not.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record OfferLead(Guid LeadId, Guid Offer, string To, string Reason, BenefitTerms? Terms, DateOnly OccurredOn) : ILeadCommand;

/// <summary>What an <see cref="OfferLead"/> must hold.</summary>
public sealed class OfferLeadValidator : AbstractValidator<OfferLead>
{
    public OfferLeadValidator()
    {
        RuleFor(c => c.To).NotEmpty().WithMessage("请选流转给哪个单位。");
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明为什么流转。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
        RuleFor(c => c.Terms!).SetValidator(new BenefitTermsValidator()).When(c => c.Terms is not null);
    }
}

/// <summary>Handles <see cref="OfferLead"/>.</summary>
public static class OfferLeadHandler
{
    public static (Events, OutgoingMessages) Handle(OfferLead command, [WriteModel] Lead lead, Actor actor, IRoster roster, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var unit = roster.Unit(command.To) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(command.To) };
        if (command.Terms is { } terms) BenefitParties.MustBeNamed(terms, roster, nameof(command.Terms), lead.Unit, unit.Code);
        return ([.. Decide(command, lead, unit, actor)], [OfferNews.Offered(lead, unit, actor, roster)]);
    }

    public static IEnumerable<object> Decide(OfferLead command, Lead lead, UnitPlace unit, Actor actor)
    {
        lead.MustBeOpen();
        if (!OfferRights.Gives(actor, lead.Unit, lead.Owner)) throw new RuleBroken("只有负责这条线索的人和所在单位的负责人可以流转。") { Kind = Refusal.Forbidden };
        if (unit.Code == lead.Unit) throw new RuleBroken("这条线索已经在这个单位。") { Field = nameof(command.To) };
        if (lead.Offer is { State: not OfferState.Declined }) throw new RuleBroken("这条线索正在流转，请先办结或撤回。");
        yield return new LeadOffered(command.Offer, lead.Unit, lead.UnitPath, unit.Code, unit.Path, command.Reason.Trim(), command.Terms, command.OccurredOn);
    }
}
