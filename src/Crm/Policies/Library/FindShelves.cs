using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Team;
using Npgsql;

namespace Crm.Policies.Library;

/// <summary>What the library can be narrowed down by: the places, kinds and years that have documents, with their numbers.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record FindShelves : IQuery<Shelves>;

/// <summary>The library's shelves.</summary>
/// <param name="Documents">Documents that are not withdrawn.</param>
/// <param name="Unconfirmed">Those of them whose catalogue card no editor has confirmed.</param>
/// <param name="Regions">Places with documents and the places above them, each before those below it; the number counts those below too.</param>
public sealed record Shelves(int Documents, int Unconfirmed, IReadOnlyList<RegionShelf> Regions, IReadOnlyDictionary<PolicyKind, int> Kinds, IReadOnlyList<YearShelf> Years, IReadOnlyList<IndustryShelf> Industries);

/// <summary>A place with documents.</summary>
/// <param name="Depth">How many places with a shelf stand above it.</param>
public sealed record RegionShelf(string Code, int Depth, int Documents);

/// <summary>A division of industries with documents, or a section that documents name as a whole.</summary>
/// <param name="Code">GB/T 4754.</param>
public sealed record IndustryShelf(string Code, int Documents);

/// <summary>A year with documents.</summary>
public sealed record YearShelf(int Year, int Documents);

/// <summary>Answers <see cref="FindShelves"/>.</summary>
public static class FindShelvesHandler
{
    private const string Sql = """
        select region, kind, year, count(*)::int, (count(*) filter (where confirmed is not true))::int from crm.mt_doc_policylisting where not withdrawn and concealed is not true
        group by grouping sets ((), (region), (kind), (year)) having count(*) > 0
        """;

    // C38 and C3812 stand on one shelf; a document that names both stands there once.
    private const string IndustrySql = """
        select division, count(*)::int from (select distinct l.id, left(i, 3) as division from crm.mt_doc_policylisting l, unnest(l.industries) i where not l.withdrawn) named
        group by division order by division
        """;

    public static async Task<Shelves> Handle(FindShelves query, NpgsqlDataSource database, CancellationToken token)
    {
        var (documents, unconfirmed, regions, kinds, years) = (0, 0, new Dictionary<string, int>(), new Dictionary<PolicyKind, int>(), new List<YearShelf>());
        var industries = new List<IndustryShelf>();
        await using (var naming = database.CreateCommand(IndustrySql))
        await using (var named = await naming.ExecuteReaderAsync(token))
            while (await named.ReadAsync(token)) industries.Add(new(named.GetString(0), named.GetInt32(1)));
        await using var command = database.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            var number = reader.GetInt32(3);
            if (!reader.IsDBNull(0)) regions[reader.GetString(0)] = number;
            else if (!reader.IsDBNull(1)) kinds[Enum.Parse<PolicyKind>(reader.GetString(1))] = number;
            else if (!reader.IsDBNull(2)) years.Add(new(reader.GetInt32(2), number));
            else if (number > documents) (documents, unconfirmed) = (number, reader.GetInt32(4));
        }
        return new(documents, unconfirmed, Tree(regions), kinds, [.. years.OrderByDescending(y => y.Year)], industries);
    }

    internal static IReadOnlyList<RegionShelf> Tree(IReadOnlyDictionary<string, int> numbers)
    {
        var chains = numbers.ToDictionary(n => n.Key, n => Regions.Chain(n.Key).Select(r => r.Code).ToList());
        return
        [
            .. chains.Values.SelectMany(chain => chain).Distinct().Order(StringComparer.Ordinal)
                .Select(code => new RegionShelf(code, Regions.Chain(code).Count - 1, chains.Where(c => c.Value.Contains(code)).Sum(c => numbers[c.Key]))),
        ];
    }
}
