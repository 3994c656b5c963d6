using Crm.Foundation.Searching;
using Crm.Policies.Library;

namespace Crm.Policies.Quoting;

/// <summary>A passage, or a whole document, that somebody may choose to quote.</summary>
/// <param name="Quote">The passage word for word; empty for the document as a whole.</param>
/// <param name="Runs">The same with the hits marked; none for a whole document.</param>
/// <param name="Why">Why it is offered, where it was not searched for.</param>
public sealed record PassageChoice(
    Guid Document, int Version, string Title, string? RegionTag, DateOnly? PublishedOn, Validity Validity, string Quote, IReadOnlyList<TextRun> Runs, string? Why = null)
{
    /// <summary>It is quoted as a whole.</summary>
    public bool IsWhole => Quote.Length == 0;
}
