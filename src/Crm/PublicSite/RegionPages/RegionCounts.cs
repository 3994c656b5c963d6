using Crm.Foundation.Codes;
using Npgsql;

namespace Crm.PublicSite.RegionPages;

/// <summary>A place that has something to show.</summary>
/// <param name="Parks">Parks there and in places below.</param>
/// <param name="Articles">Policy documents there and in places below, without the withdrawn ones.</param>
public sealed record RegionTile(string Code, int Parks, int Articles);

/// <summary>How many parks and documents there are by place.</summary>
internal static class RegionCounts
{
    private const string Sql = """
        select region, true, count(*)::int from crm.mt_doc_parklisting group by region
        union all
        select region, false, count(*)::int from crm.mt_doc_policylisting where not withdrawn and concealed is not true and region is not null group by region
        """;

    /// <summary>Every place with something in it or below it, in order of code.</summary>
    public static async Task<IReadOnlyList<RegionTile>> Read(NpgsqlDataSource database, CancellationToken token)
    {
        var tiles = new SortedDictionary<string, RegionTile>(StringComparer.Ordinal);
        await using var command = database.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            var (isPark, number) = (reader.GetBoolean(1), reader.GetInt32(2));
            foreach (var place in Regions.Chain(reader.GetString(0)))
            {
                var tile = tiles.GetValueOrDefault(place.Code) ?? new(place.Code, 0, 0);
                tiles[place.Code] = isPark ? tile with { Parks = tile.Parks + number } : tile with { Articles = tile.Articles + number };
            }
        }
        return [.. tiles.Values];
    }

    /// <summary>The tiles of the front page: cities; where there is none, the provinces.</summary>
    public static IReadOnlyList<RegionTile> Tiles(IReadOnlyList<RegionTile> all) =>
        all.Where(t => Regions.Find(t.Code)?.Level == RegionLevel.City).ToList() is { Count: > 0 } cities ? cities : [.. all.Where(t => Regions.Find(t.Code)?.Level == RegionLevel.Province)];

    /// <summary>Matches codes of a place and of all places below it, for a SQL "like".</summary>
    public static string Inside(string code) =>
        (code.EndsWith("0000", StringComparison.Ordinal) ? code[..2] : code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code) + "%";
}
