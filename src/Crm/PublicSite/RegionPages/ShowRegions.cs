using Crm.Foundation;
using Npgsql;

namespace Crm.PublicSite.RegionPages;

/// <summary>Every place that has parks or documents, in order of code: the wider before those within it.</summary>
[Allow(Visitors = true)]
public sealed record ShowRegions : IQuery<IReadOnlyList<RegionTile>>;

/// <summary>Answers <see cref="ShowRegions"/>.</summary>
public static class ShowRegionsHandler
{
    public static Task<IReadOnlyList<RegionTile>> Handle(ShowRegions query, NpgsqlDataSource database, CancellationToken token) => RegionCounts.Read(database, token);
}
