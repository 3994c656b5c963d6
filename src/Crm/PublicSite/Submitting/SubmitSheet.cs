using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Privacy.Consenting;
using Crm.PublicSite.Asking;
using Crm.Submissions.Terms;

namespace Crm.PublicSite.Submitting;

/// <summary>What the form shows: what was typed, what is wrong with it, what it carries hidden.</summary>
/// <param name="Terms">The submission terms in force; null while there are none, when nothing can be taken.</param>
/// <param name="Notice">The privacy notice in force; null while there is none.</param>
/// <param name="Places">The places that can be chosen.</param>
public sealed record SubmitSheet(
    SubmitFields Fields, SubmissionTerms? Terms, ConsentNotice? Notice, IReadOnlyList<Region> Places, FormSeal Seal) : FormSheet(Seal);
