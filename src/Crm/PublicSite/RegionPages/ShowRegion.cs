using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Parks.Profile;
using Crm.PublicSite.ArticlePages;
using Crm.PublicSite.ParkPages;
using Marten;
using Npgsql;

namespace Crm.PublicSite.RegionPages;

/// <summary>A place with the first of its parks and the newest of its documents.</summary>
/// <param name="Code">GB/T 2260.</param>
[Allow(Visitors = true)]
public sealed record ShowRegion(string Code) : IQuery<PublicRegion>;

/// <summary>A place.</summary>
/// <param name="Tile">The place and its numbers.</param>
/// <param name="Above">From the province down, without the place itself.</param>
/// <param name="Below">Places directly below that have something to show.</param>
public sealed record PublicRegion(
    RegionTile Tile, IReadOnlyList<string> Above, IReadOnlyList<RegionTile> Below, IReadOnlyList<PublicPark> Parks, IReadOnlyList<ArticleRow> Newest);

/// <summary>Answers <see cref="ShowRegion"/>.</summary>
public static class ShowRegionHandler
{
    // More of them stand in the lists of parks and documents, which the page links to.
    private const int Shown = 10;

    public static async Task<PublicRegion> Handle(ShowRegion query, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var all = await RegionCounts.Read(database, token);
        var tile = all.FirstOrDefault(t => t.Code == query.Code) ?? throw new RuleBroken("这个地区还没有园区和政策文件。") { Kind = Refusal.Missing };
        var ids = await session.QueryAsync<Guid>(
            $"select id from crm.mt_doc_parklisting where region like ? order by name collate \"zh-x-icu\", id limit {Shown}", token, RegionCounts.Inside(tile.Code));
        var today = China.Today(clock);
        var parks = (await session.LoadManyAsync<ParkProfile>(token, ids)).ToDictionary(p => p.Id, p => PublicPark.Of(p, today));
        var articles = await ShowArticlesHandler.Handle(new ShowArticles(Region: tile.Code, Take: Shown), database, session, clock, token);
        return new(
            tile,
            [.. Regions.Chain(tile.Code).SkipLast(1).Select(r => r.Code)],
            [.. all.Where(t => t.Code != tile.Code && Regions.Find(t.Code) is { } r && Regions.Above(r)?.Code == tile.Code)],
            [.. ids.Where(parks.ContainsKey).Select(id => parks[id])],
            articles.Rows);
    }
}
