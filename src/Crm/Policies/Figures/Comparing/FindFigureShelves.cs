using Crm.Foundation;
using Crm.Policies.Figures.Indexing;
using Crm.Team;
using Npgsql;

namespace Crm.Policies.Figures.Comparing;

/// <summary>What there are figures of: the regions, indicators and years a card or comparison can be made for.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record FindFigureShelves : IQuery<FigureShelves>;

/// <summary>Codes of regions and indicators, and years, in order.</summary>
/// <param name="Indicators">Each with the number of regions that have a figure of it.</param>
/// <param name="Waiting">Documents whose figures have still to be read, up to 1,001.</param>
public sealed record FigureShelves(IReadOnlyList<string> Regions, IReadOnlyDictionary<string, int> Indicators, IReadOnlyList<int> Years, int Waiting);

/// <summary>Answers <see cref="FindFigureShelves"/>.</summary>
public static class FindFigureShelvesHandler
{
    private const string Sql = $"""
        select l.region, f.indicator, f.year, count(distinct l.region)::int
        from {FigureTable.Figures} f join crm.mt_doc_policylisting l on l.id = f.document where not l.withdrawn and l.region is not null
        group by grouping sets ((l.region), (f.indicator), (f.year))
        """;

    public static async Task<FigureShelves> Handle(FindFigureShelves query, NpgsqlDataSource database, CancellationToken token)
    {
        var (regions, indicators, years) = (new List<string>(), new Dictionary<string, int>(), new List<int>());
        await using (var command = database.CreateCommand(Sql))
        await using (var reader = await command.ExecuteReaderAsync(token))
            while (await reader.ReadAsync(token))
            {
                if (!reader.IsDBNull(0)) regions.Add(reader.GetString(0));
                else if (!reader.IsDBNull(1)) indicators[reader.GetString(1)] = reader.GetInt32(3);
                else years.Add(reader.GetInt32(2));
            }
        return new([.. regions.Order(StringComparer.Ordinal)], indicators, [.. years.Order()], await FigureIndexing.Waiting(database, token));
    }
}
