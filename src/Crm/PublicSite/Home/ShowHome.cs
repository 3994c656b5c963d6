using Crm.Foundation;
using Crm.PublicSite.ArticlePages;
using Crm.PublicSite.RegionPages;
using Marten;
using Npgsql;

namespace Crm.PublicSite.Home;

/// <summary>What the home page shows beside the office's own details.</summary>
[Allow(Visitors = true)]
public sealed record ShowHome : IQuery<PublicHome>;

/// <summary>The home page.</summary>
/// <param name="Regions">Its tiles.</param>
/// <param name="Parks">Parks in all.</param>
/// <param name="Articles">Documents in all.</param>
public sealed record PublicHome(IReadOnlyList<RegionTile> Regions, IReadOnlyList<ArticleRow> Newest, int Parks, int Articles);

/// <summary>Answers <see cref="ShowHome"/>.</summary>
public static class ShowHomeHandler
{
    private const int Newest = 8;

    public static async Task<PublicHome> Handle(ShowHome query, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var regions = await RegionCounts.Read(database, token);
        var articles = await ShowArticlesHandler.Handle(new ShowArticles(Take: Newest), database, session, clock, token);
        var parks = await session.QueryAsync<int>("select count(*)::int from crm.mt_doc_parklisting", token);
        return new(RegionCounts.Tiles(regions), articles.Rows, parks[0], articles.Count);
    }
}
