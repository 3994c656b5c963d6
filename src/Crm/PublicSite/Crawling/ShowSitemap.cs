using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.PublicSite.Frame;
using Npgsql;

namespace Crm.PublicSite.Crawling;

/// <summary>Every public address that search engines may list, with the day it last changed.</summary>
[Allow(Visitors = true)]
public sealed record ShowSitemap : IQuery<IReadOnlyList<SitemapLine>>;

/// <summary>An address.</summary>
/// <param name="Address">From the root.</param>
/// <param name="Changed">Null where it is made of many things.</param>
public sealed record SitemapLine(string Address, DateOnly? Changed);

/// <summary>Answers <see cref="ShowSitemap"/>.</summary>
public static class ShowSitemapHandler
{
    private const string Sql = """
        select id, region, true, (mt_last_modified at time zone 'Asia/Shanghai')::date from crm.mt_doc_parklisting
        union all
        select id, region, false, (mt_last_modified at time zone 'Asia/Shanghai')::date from crm.mt_doc_policylisting where not withdrawn and concealed is not true
        order by 3 desc, 1
        """;

    public static async Task<IReadOnlyList<SitemapLine>> Handle(ShowSitemap query, NpgsqlDataSource database, CancellationToken token)
    {
        var (records, regions) = (new List<SitemapLine>(), new SortedSet<string>(StringComparer.Ordinal));
        await using var command = database.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            var address = reader.GetBoolean(2) ? SiteAddresses.Park(reader.GetGuid(0)) : SiteAddresses.Article(reader.GetGuid(0));
            records.Add(new(address, reader.GetFieldValue<DateOnly>(3)));
            if (!reader.IsDBNull(1)) regions.UnionWith(Regions.Chain(reader.GetString(1)).Select(r => r.Code));
        }
        string[] fixedOnes = [SiteAddresses.Home, SiteAddresses.Parks(), SiteAddresses.Regions, SiteAddresses.Articles(), SiteAddresses.Compendia, SiteAddresses.Contact, SiteAddresses.SubmitForm];
        return [.. fixedOnes.Concat(regions.Select(SiteAddresses.Region)).Select(address => new SitemapLine(address, null)), .. records];
    }
}
