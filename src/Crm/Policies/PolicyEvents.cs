using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Policies.Importing;

namespace Crm.Policies;

/// <summary>A document entered the library with its first version.</summary>
/// <param name="Source">Where it was read: the portal's or office's name.</param>
/// <param name="RegionTag">The place as the source names it; null where it names none.</param>
/// <param name="Region">GB/T 2260 code of that place; null where it is not known.</param>
/// <param name="PublishedOn">The day the source prints under it.</param>
/// <param name="Fingerprint">Of the body, so that reading it again is noticed; see <see cref="Importing.DocumentIdentity"/>.</param>
/// <param name="Contribution">Who wrote it, where somebody sent it in to be published.</param>
/// <param name="Import">The import that brought it; null where it came by itself.</param>
public sealed record PolicyDocumentImported(
    string Source, string? RegionTag, string? Region, string Title, PolicyKind Kind, DateOnly? PublishedOn, string Body, string Fingerprint, DateOnly OccurredOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Contribution? Contribution = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid? Import = null) : IFact;

/// <summary>The document's text changed: a new version stands beside the older ones.</summary>
/// <param name="TextVersion">Number of the new version; the first is 1.</param>
/// <param name="Reason">Why, where a person changed it.</param>
/// <param name="Import">The import that brought it; null where none did.</param>
/// <param name="Undoes">The import that was taken back by returning to the former text; null for any other change.</param>
public sealed record PolicyDocumentRevised(
    int TextVersion, string Body, string Fingerprint, DateOnly? PublishedOn, string? Reason, DateOnly OccurredOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid? Import = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid? Undoes = null) : IFact;

/// <summary>An editor corrected what sort of document it is, where it applies or when it was published.</summary>
/// <param name="Import">The import that knew the date that was missing; null where an editor did it.</param>
/// <param name="Undoes">The import that was taken back with the date it had filled in; null otherwise.</param>
public sealed record PolicyDocumentClassified(
    PolicyKind Kind, string? Region, DateOnly? PublishedOn, DateOnly OccurredOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid? Import = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid? Undoes = null) : IFact;

/// <summary>It was found out from when to when the document applies; both days count, an open end is null.</summary>
public sealed record PolicyValiditySet(DateOnly? From, DateOnly? To, DateOnly OccurredOn) : IFact;

/// <summary>The document must no longer be quoted. What quotes it already keeps it.</summary>
/// <param name="Undoes">The import that was taken back together with the document it had brought; null where somebody withdrew it.</param>
public sealed record PolicyDocumentWithdrawn(
    string Reason, DateOnly OccurredOn, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid? Undoes = null) : IFact;

/// <summary>A withdrawal was taken back.</summary>
/// <param name="Import">The import that brought it again after an earlier one was taken back; null where somebody restored it.</param>
public sealed record PolicyDocumentRestored(DateOnly OccurredOn, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid? Import = null) : IFact;

/// <summary>What was sent in and withdrawn is kept for the authorities: it is neither read nor found any more.</summary>
public sealed record PolicyDocumentConcealed(DateOnly OccurredOn) : IFact;

/// <summary>It need not be kept from readers any more.</summary>
public sealed record PolicyDocumentRevealed(DateOnly OccurredOn) : IFact;

/// <summary>An editor confirmed the document's catalogue card, as it was proposed or with corrections.</summary>
/// <param name="TextVersion">The version of the text that the editor saw; a newer one is to be looked at again.</param>
public sealed record PolicyDocumentCatalogued(PolicyCard Card, int TextVersion, DateOnly OccurredOn) : IFact;

/// <summary>The document lost its force by another document's word: it was repealed, or another took its place.</summary>
/// <param name="Replaced">Another document takes its place; otherwise it only ends.</param>
/// <param name="On">The first day on which it is no longer in force.</param>
/// <param name="ByDocument">The document that says so, where the library has it.</param>
/// <param name="ByTitle">What that document is called; null where nobody knows.</param>
public sealed record PolicyDocumentRepealed(bool Replaced, DateOnly On, Guid? ByDocument, string? ByTitle, DateOnly OccurredOn) : IFact;

/// <summary>It was not repealed after all.</summary>
public sealed record PolicyRepealUndone(DateOnly OccurredOn) : IFact;
