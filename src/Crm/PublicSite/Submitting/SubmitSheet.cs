using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Privacy.Consenting;
using Crm.PublicSite.Asking;
using Crm.Submissions.Terms;

namespace Crm.PublicSite.Submitting;

/// <summary>What the form shows: what was typed, what is wrong with it, what it carries hidden.</summary>
/// <param name="Terms">The submission terms in force; null while there are none, when nothing can be taken.</param>
/// <param name="Notice">The privacy notice in force; null while there is none.</param>
/// <param name="Written">The ticket as it is written into the form.</param>
/// <param name="Antiforgery">The antiforgery token of the browser's cookie.</param>
/// <param name="Bits">How hard the browser's sum is.</param>
/// <param name="Places">The places that can be chosen.</param>
public sealed record SubmitSheet(
    SubmitFields Fields, SubmissionTerms? Terms, ConsentNotice? Notice, AskTicket Ticket, string Written, string Antiforgery, int Bits, IReadOnlyList<Region> Places)
{
    /// <summary>What is said above the form.</summary>
    public string? Sentence { get; init; }

    /// <summary>What became of the last attempt, field by field.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Whether the question has to be answered.</summary>
    public bool IsUnproven { get; init; }
}
