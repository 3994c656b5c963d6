using Crm.Foundation;

namespace Crm.Policies;

/// <summary>A document entered the library with its first version.</summary>
/// <param name="Source">Where it was read: the portal's or office's name.</param>
/// <param name="RegionTag">The place as the source names it; null where it names none.</param>
/// <param name="Region">GB/T 2260 code of that place; null where it is not known.</param>
/// <param name="PublishedOn">The day the source prints under it.</param>
/// <param name="Fingerprint">Of the body, so that reading it again is noticed; see <see cref="Importing.DocumentIdentity"/>.</param>
public sealed record PolicyDocumentImported(
    string Source, string? RegionTag, string? Region, string Title, PolicyKind Kind, DateOnly? PublishedOn, string Body, string Fingerprint, DateOnly OccurredOn) : IFact;

/// <summary>The document's text changed: a new version stands beside the older ones.</summary>
/// <param name="TextVersion">Number of the new version; the first is 1.</param>
/// <param name="Reason">Why, where a person changed it.</param>
public sealed record PolicyDocumentRevised(int TextVersion, string Body, string Fingerprint, DateOnly? PublishedOn, string? Reason, DateOnly OccurredOn) : IFact;

/// <summary>An editor corrected what sort of document it is, where it applies or when it was published.</summary>
public sealed record PolicyDocumentClassified(PolicyKind Kind, string? Region, DateOnly? PublishedOn, DateOnly OccurredOn) : IFact;

/// <summary>It was found out from when to when the document applies; both days count, an open end is null.</summary>
public sealed record PolicyValiditySet(DateOnly? From, DateOnly? To, DateOnly OccurredOn) : IFact;

/// <summary>The document must no longer be quoted. What quotes it already keeps it.</summary>
public sealed record PolicyDocumentWithdrawn(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>A withdrawal was taken back.</summary>
public sealed record PolicyDocumentRestored(DateOnly OccurredOn) : IFact;
