using Crm.Foundation;
using Crm.Leads.Dividing;
using Crm.Leads.Transferring;
using JasperFx.Events;

namespace Crm.Leads;

public sealed partial record Lead
{
    /// <summary>The last offer to another unit, while something can still come of it.</summary>
    public OpenOffer? Offer { get; init; }

    /// <summary>Agreements about dividing the figures, in the order in which they were set.</summary>
    public IReadOnlyList<SharesHeld> Shares { get; init; } = [];

    public Lead Apply(IEvent<LeadOffered> e) =>
        this with { Offer = new OpenOffer(e.Data.Offer, e.Data.From, e.Data.To, e.Data.Reason, e.Data.Terms, e.UserName ?? "", OfferState.Waiting) };

    public Lead Apply(LeadOfferAccepted _) => this with { Offer = null };

    public Lead Apply(LeadOfferDeclined _) => this with { Offer = Offer! with { State = OfferState.Declined } };

    public Lead Apply(LeadOfferWithdrawn _) => this with { Offer = null };

    public Lead Apply(LeadOfferDisputed _) => this with { Offer = Offer! with { State = OfferState.Disputed } };

    public Lead Apply(LeadOfferRuled _) => this with { Offer = null };

    public Lead Apply(BenefitSharesSet e) => this with { Shares = [.. Shares, new SharesHeld(e.Agreement, e.Terms)] };

    public Lead Apply(BenefitSharesEnded e) => this with { Shares = [.. Shares.Select(held => held.Agreement == e.Agreement ? held with { EndedOn = e.OccurredOn } : held)] };

    /// <summary>The offer, which must be the last one and not settled.</summary>
    /// <exception cref="RuleBroken">It is settled or none.</exception>
    public OpenOffer MustHaveOffer(Guid offer) =>
        Offer is { } open && open.Id == offer ? open : throw new RuleBroken("这次流转已经办结，或者已经撤回。") { Field = nameof(IOfferCommand.Offer), Kind = Refusal.Conflict };

    /// <summary>What is being decided between units is settled before the lead becomes part of another; and figures that are divided stay with the lead that is kept.</summary>
    public void MustBeFreeToMerge()
    {
        if (Offer is { State: not OfferState.Declined }) throw new RuleBroken("{0} 正在流转，请先办结或撤回再合并。", Number);
        if (Shares.Any(held => held.EndedOn is null)) throw new RuleBroken("{0} 约定了分成，请保留这一条，把另一条并入它；两条都有分成的，先由共同上级终止一条。", Number);
    }
}

/// <summary>An offer to another unit of which something can still come.</summary>
/// <param name="By">Login of whoever made it.</param>
public sealed record OpenOffer(Guid Id, string From, string To, string Reason, BenefitTerms? Terms, string By, OfferState State)
{
    /// <summary>Only what waits can be taken or not.</summary>
    /// <exception cref="RuleBroken">It was declined or lies before whoever rules.</exception>
    public void MustWait()
    {
        if (State == OfferState.Declined) throw new RuleBroken("对方单位已经谢绝这次流转。");
        if (State == OfferState.Disputed) throw new RuleBroken("这次流转已经提请裁决，请等上级裁决。");
    }
}

/// <summary>An agreement about dividing the figures.</summary>
/// <param name="EndedOn">The day from which it holds no longer, where it was ended before its term.</param>
public sealed record SharesHeld(Guid Agreement, BenefitTerms Terms, DateOnly? EndedOn = null);
