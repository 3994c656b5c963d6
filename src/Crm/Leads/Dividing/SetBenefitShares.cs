using Crm.Foundation;
using Crm.Leads.Transferring;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Dividing;

/// <summary>A manager above all units concerned sets how the figures of a project are divided from a day on, instead of what held before.</summary>
/// <param name="Agreement">Made by whoever asks, so that asking twice makes one.</param>
/// <param name="Version">The lead's version the person saw.</param>
[Allow(Role.Manager)]
public sealed record SetBenefitShares(Guid LeadId, Guid Agreement, BenefitTerms Terms, string Reason, DateOnly OccurredOn, long Version) : ILeadCommand;

/// <summary>What a <see cref="SetBenefitShares"/> must hold.</summary>
public sealed class SetBenefitSharesValidator : AbstractValidator<SetBenefitShares>
{
    public SetBenefitSharesValidator()
    {
        RuleFor(c => c.Terms).NotNull().WithMessage("请写明怎样分成。").SetValidator(new BenefitTermsValidator());
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="SetBenefitShares"/>.</summary>
public static class SetBenefitSharesHandler
{
    public static Events Handle(SetBenefitShares command, [WriteModel] Lead lead, Actor actor, IRoster roster, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        BenefitParties.MustBeNamed(command.Terms, roster, nameof(command.Terms));
        BenefitParties.MustHold(command.Terms, lead.Unit, roster, nameof(command.Terms));
        return [.. Decide(command, lead, actor)];
    }

    public static IEnumerable<object> Decide(SetBenefitShares command, Lead lead, Actor actor)
    {
        lead.MustBeOpen();
        OfferRights.MustRule(actor, command.Terms.Units());
        if (lead.Shares.Any(held => held.Agreement == command.Agreement)) throw new RuleBroken("这条记录已经登记过了。") { Kind = Refusal.Conflict };
        yield return new BenefitSharesSet(command.Agreement, command.Terms, command.Reason.Trim(), command.OccurredOn);
    }
}
