using Crm.Foundation;
using Crm.Leads.Dividing;

namespace Crm.Leads;

/// <summary>The unit in charge offers the lead to another unit (流转). It stays where it is until that unit accepts.</summary>
/// <param name="From">Unit in charge.</param>
/// <param name="To">The unit it is offered to.</param>
/// <param name="Terms">How the figures of the project are to be divided; null where they are not.</param>
public sealed record LeadOffered(Guid Offer, string From, string FromPath, string To, string ToPath, string Reason, BenefitTerms? Terms, DateOnly OccurredOn) : IFact;

/// <summary>The other unit takes the lead. That it is theirs, and how its figures are divided, are facts of their own.</summary>
public sealed record LeadOfferAccepted(Guid Offer, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>The other unit does not take it.</summary>
public sealed record LeadOfferDeclined(Guid Offer, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>The unit in charge takes the offer back.</summary>
public sealed record LeadOfferWithdrawn(Guid Offer, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>One of the two units asks whoever is above both to rule.</summary>
/// <param name="Unit">The unit that asks.</param>
/// <param name="Statement">What it says, with its evidence in words.</param>
/// <param name="Files">Files beside the lead that show it.</param>
public sealed record LeadOfferDisputed(Guid Offer, string Unit, string Statement, IReadOnlyList<Guid> Files, DateOnly OccurredOn) : IFact;

/// <summary>One of the two units adds to what is to be ruled on.</summary>
/// <param name="Unit">The unit that says it.</param>
/// <param name="Statement">What it says, with its evidence in words.</param>
/// <param name="Files">Files beside the lead that show it.</param>
public sealed record LeadOfferArgued(Guid Offer, string Unit, string Statement, IReadOnlyList<Guid> Files, DateOnly OccurredOn) : IFact;

/// <summary>A manager above both units rules which of them has the lead.</summary>
/// <param name="Unit">That one.</param>
public sealed record LeadOfferRuled(Guid Offer, string Unit, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>The figures of the project are divided between units by these terms from their first day on, instead of by earlier ones.</summary>
/// <param name="Agreement">Id of the agreement; that of the offer where it came about with one.</param>
/// <param name="Reason">Why; null where the units agreed on it.</param>
public sealed record BenefitSharesSet(Guid Agreement, BenefitTerms Terms, string? Reason, DateOnly OccurredOn) : IFact;

/// <summary>An agreement about dividing the figures holds no longer from this day on.</summary>
public sealed record BenefitSharesEnded(Guid Agreement, string Reason, DateOnly OccurredOn) : IFact;
