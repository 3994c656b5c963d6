using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies;
using Crm.Policies.Library;
using Marten;
using Npgsql;

namespace Crm.PublicSite.ArticlePages;

/// <summary>A page of the public policy documents: the newest first, or, for words, as the library's own search orders them. Withdrawn ones are in none.</summary>
/// <param name="Text">Words that must all occur.</param>
/// <param name="Region">Only this place and below.</param>
/// <param name="Page">Counted from 1.</param>
[Allow(Visitors = true)]
public sealed record ShowArticles(string? Text = null, string? Region = null, PolicyKind? Kind = null, int Page = 1, int Take = ShowArticles.Usual) : IQuery<PublicArticles>
{
    /// <summary>Documents on a page.</summary>
    public const int Usual = 20;
}

/// <summary>A page of documents.</summary>
/// <param name="Count">How many there are in all; with words up to 1,001, which means "more than a thousand".</param>
/// <param name="Pages">How many pages they fill, at least one.</param>
public sealed record PublicArticles(IReadOnlyList<ArticleRow> Rows, int Count, int Pages);

/// <summary>Answers <see cref="ShowArticles"/>.</summary>
public static class ShowArticlesHandler
{
    public static async Task<PublicArticles> Handle(ShowArticles query, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        if (query.Region is { } region) _ = Regions.Of(region, nameof(query.Region));
        var (take, today) = (Math.Clamp(query.Take, 1, 100), China.Today(clock));
        var asked = new SearchPolicies(query.Text, query.Region, query.Kind);
        // The list as such is counted to its end; of what words find nobody turns more than a thousand over.
        var count = await FoundPolicies.Count(database, asked, today, query.Text is null ? int.MaxValue : SearchPoliciesHandler.CountLimit, token);
        var pages = Math.Max(1, (count + take - 1) / take);
        if (query.Page < 1 || query.Page > pages) throw new RuleBroken("没有这一页。") { Kind = Refusal.Missing };
        var (found, words, _) = await FoundPolicies.Find(database, asked, today, take, token, skip: (query.Page - 1) * take);
        var listings = (await session.LoadManyAsync<PolicyListing>(token, found.Select(f => f.Id))).ToDictionary(l => l.Id);
        return new([.. found.Where(f => listings.ContainsKey(f.Id)).Select(f => ArticleRow.Of(listings[f.Id], words, f.Original, today))], count, pages);
    }
}
