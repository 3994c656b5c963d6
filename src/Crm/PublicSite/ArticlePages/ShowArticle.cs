using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Privacy;
using Marten;
using Npgsql;

namespace Crm.PublicSite.ArticlePages;

/// <summary>One public policy document in its current version, with its neighbours in the list.</summary>
[Allow(Visitors = true)]
public sealed record ShowArticle(Guid DocumentId) : IQuery<PublicArticle>;

/// <summary>A document to read.</summary>
/// <param name="Publisher">Where it was read.</param>
/// <param name="Withdrawn">It must no longer be read: then the rest is empty.</param>
/// <param name="Organisation">For whom whoever sent it in writes; null where nobody sent it in.</param>
/// <param name="Author">Who wrote it, as long as they may be named.</param>
/// <param name="Newer">The one before it in the list.</param>
/// <param name="Older">The one after it.</param>
/// <param name="Repeal">How it lost its force, or will.</param>
public sealed record PublicArticle(
    Guid Id, string Title, string? RegionTag, string? Region, PolicyKind Kind, string Publisher, DateOnly? PublishedOn, DateOnly? ValidFrom, DateOnly? ValidTo,
    Validity Validity, string Body, bool Withdrawn = false, string? Organisation = null, string? Author = null, ArticleName? Newer = null, ArticleName? Older = null,
    string? DocumentNumber = null, string? Issuer = null, PolicyDocumentRepealed? Repeal = null);

/// <summary>A document's title and where it stands.</summary>
public sealed record ArticleName(Guid Id, string Title);

/// <summary>Answers <see cref="ShowArticle"/>.</summary>
public static class ShowArticleHandler
{
    // The list's own order, walked one step either way.
    private const string Neighbours = """
        (select id, data ->> 'title', true from crm.mt_doc_policylisting
         where not withdrawn and concealed is not true and (coalesce(published_on, date '1900-01-01'), id) > ($1, $2) order by coalesce(published_on, date '1900-01-01'), id limit 1)
        union all
        (select id, data ->> 'title', false from crm.mt_doc_policylisting
         where not withdrawn and concealed is not true and (coalesce(published_on, date '1900-01-01'), id) < ($1, $2) order by coalesce(published_on, date '1900-01-01') desc, id desc limit 1)
        """;

    private static readonly DateOnly Undated = new(1900, 1, 1);

    public static async Task<PublicArticle> Handle(ShowArticle query, NpgsqlDataSource database, Vault vault, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var l = await session.LoadAsync<PolicyListing>(query.DocumentId, token) ?? throw new RuleBroken("没有这份文件。") { Kind = Refusal.Missing };
        if (l.Withdrawn || l.Concealed) return new(l.Id, "", null, null, l.Kind, "", null, null, null, Validity.Withdrawn, "", Withdrawn: true);
        var text = await session.LoadAsync<PolicyText>(PolicyText.IdOf(l.Id, l.TextVersion), token);
        var article = new PublicArticle(
            l.Id, l.Title, l.RegionTag, l.Region, l.Kind, l.Source, l.PublishedOn, l.ValidFrom, l.ValidTo, l.On(China.Today(clock)), text?.Body ?? "",
            Organisation: l.Contribution?.Organisation, Author: await vault.Open(l.Contribution?.Author, token),
            DocumentNumber: l.DocumentNumber, Issuer: l.Issuer, Repeal: l.Repeal);
        await using var command = database.CreateCommand(Neighbours);
        command.Parameters.Add(new NpgsqlParameter { Value = l.PublishedOn ?? Undated });
        command.Parameters.Add(new NpgsqlParameter { Value = l.Id });
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            var name = new ArticleName(reader.GetGuid(0), reader.GetString(1));
            article = reader.GetBoolean(2) ? article with { Newer = name } : article with { Older = name };
        }
        return article;
    }
}
