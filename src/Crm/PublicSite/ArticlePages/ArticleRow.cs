using Crm.Foundation.Searching;
using Crm.Policies;
using Crm.Policies.Library;
using Crm.Policies.Searching;

namespace Crm.PublicSite.ArticlePages;

/// <summary>A document as public lists show it.</summary>
/// <param name="Title">Its title, hits marked.</param>
/// <param name="Snippet">The text around the first hit; empty where nothing was looked for.</param>
public sealed record ArticleRow(
    Guid Id, IReadOnlyList<TextRun> Title, IReadOnlyList<TextRun> Snippet, string? RegionTag, string? Region, PolicyKind Kind, DateOnly? PublishedOn, Validity Validity)
{
    /// <summary>The row of a document that matters somewhere.</summary>
    public static ArticleRow Of(PolicyForPlace p) => new(p.Id, [new(p.Title, false)], [], p.RegionTag, p.Region, p.Kind, p.PublishedOn, p.Validity);

    /// <summary>The row of a document.</summary>
    public static ArticleRow Of(PolicyListing l, SearchQuery words, string original, DateOnly today) => new(
        l.Id, Marks.In(l.Title, words), words.Terms.Count == 0 ? [] : Marks.Snippet(original, words), l.RegionTag, l.Region, l.Kind, l.PublishedOn, l.On(today));
}
