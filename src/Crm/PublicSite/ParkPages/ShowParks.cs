using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Parks.Listing;
using Crm.Parks.Profile;
using Crm.PublicSite.RegionPages;
using Marten;

namespace Crm.PublicSite.ParkPages;

/// <summary>A page of the public parks, by name.</summary>
/// <param name="Region">Only this place and below.</param>
/// <param name="Industry">Only parks that lead in this industry or in a part of it.</param>
/// <param name="Page">Counted from 1.</param>
[Allow(Visitors = true)]
public sealed record ShowParks(string? Region = null, string? Industry = null, int Page = 1) : IQuery<PublicParks>
{
    /// <summary>Parks on a page.</summary>
    public const int Usual = 20;
}

/// <summary>A page of parks.</summary>
/// <param name="Count">How many there are in all.</param>
/// <param name="Pages">How many pages they fill, at least one.</param>
/// <param name="Regions">Cities that have parks, for the filter.</param>
/// <param name="Industries">Divisions that parks lead in, for the filter.</param>
public sealed record PublicParks(IReadOnlyList<PublicPark> Rows, int Count, int Pages, IReadOnlyList<string> Regions, IReadOnlyList<string> Industries);

/// <summary>Answers <see cref="ShowParks"/>.</summary>
public static class ShowParksHandler
{
    public static async Task<PublicParks> Handle(ShowParks query, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var filter = new SqlFilter();
        if (query.Region is { } region) filter.And("region like ?", RegionCounts.Inside(Regions.Of(region, nameof(query.Region)).Code));
        if (query.Industry is { } industry)
            filter.And("exists (select 1 from unnest(leading_industries) as lead where lead like ?)", Industries.Of(industry, nameof(query.Industry)).Code + "%");
        // A region has tens of parks, not thousands: the filters' choices come from the same rows.
        var all = await session.Query<ParkListing>().Select(p => new { p.Id, p.Region, p.LeadingIndustries }).ToListAsync(token);
        var ids = await session.QueryAsync<Guid>($"select id from crm.mt_doc_parklisting where {filter.Sql} order by name collate \"zh-x-icu\", id", token, filter.Values);
        var pages = Math.Max(1, (ids.Count + ShowParks.Usual - 1) / ShowParks.Usual);
        if (query.Page < 1 || query.Page > pages) throw new RuleBroken("没有这一页。") { Kind = Refusal.Missing };
        var shown = ids.Skip((query.Page - 1) * ShowParks.Usual).Take(ShowParks.Usual).ToList();
        var today = China.Today(clock);
        var parks = (await session.LoadManyAsync<ParkProfile>(token, shown)).ToDictionary(p => p.Id, p => PublicPark.Of(p, today));
        return new(
            [.. shown.Where(parks.ContainsKey).Select(id => parks[id])], ids.Count, pages,
            [.. all.Select(p => Regions.Chain(p.Region).FirstOrDefault(r => r.Level == RegionLevel.City)?.Code ?? p.Region).Distinct().Order(StringComparer.Ordinal)],
            [.. all.SelectMany(p => p.LeadingIndustries).Select(code => code.Length > 3 ? code[..3] : code).Distinct().Order(StringComparer.Ordinal)]);
    }
}
