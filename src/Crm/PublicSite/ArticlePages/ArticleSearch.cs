using Crm.Policies;
using Crm.PublicSite.Frame;

namespace Crm.PublicSite.ArticlePages;

/// <summary>What the list of documents was asked for and what came of it.</summary>
/// <param name="Found">Null where the question was refused.</param>
/// <param name="Refusal">Why.</param>
public sealed record ArticleSearch(string? Text, string? Region, PolicyKind? Kind, int Page, PublicArticles? Found, string? Refusal, IReadOnlyList<string> Regions)
{
    /// <summary>The address of another page of the same list.</summary>
    public string Href(int page) => SiteAddresses.Articles(Text, Region, Kind, page);

    /// <summary>Whether anything narrows the list down.</summary>
    public bool IsNarrow => Text is not null || Region is not null || Kind is not null;
}
