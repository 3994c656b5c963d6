using System.Globalization;
using Crm.Foundation;
using Crm.Policies.Figures.Extracting;
using Crm.Policies.Figures.Indexing;
using Crm.Team;
using Npgsql;

namespace Crm.Policies.Figures.Comparing;

/// <summary>The figures of regions by indicator and year, each with the document it stands in. Where documents disagree, each has a row of its own.</summary>
/// <param name="Regions">GB/T 2260 codes, separated by commas; all regions where it is left out.</param>
/// <param name="Indicators">Codes of indicators, separated by commas; all where it is left out.</param>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="After">Where the page before ended; see <see cref="RegionFigures.Next"/>.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record FindRegionFigures(string? Regions = null, string? Indicators = null, int? From = null, int? To = null, string? After = null, int Take = 200) : IQuery<RegionFigures>;

/// <summary>A page of figures.</summary>
/// <param name="Next">Mark for the next page; null on the last.</param>
/// <param name="Waiting">Documents whose figures have still to be read, up to 1,001; counted for the first page only.</param>
public sealed record RegionFigures(IReadOnlyList<RegionFigure> Rows, string? Next, int? Waiting);

/// <summary>One figure of a region.</summary>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="Verdict">What an editor said; null where only the extraction has read it.</param>
/// <param name="Subject">The document's own words for it.</param>
/// <param name="Start">Where it stands in the document's current text.</param>
public sealed record RegionFigure(
    string Region, string Indicator, int Year, FigureNature Nature, decimal Value, decimal? Upper, string Unit, FigureBound Bound, Verdict? Verdict, string Subject,
    Guid Document, string Title, int TextVersion, int Start, int Length);

/// <summary>Answers <see cref="FindRegionFigures"/>.</summary>
public static class FindRegionFiguresHandler
{
    private const int MostCodes = 60;

    public static async Task<RegionFigures> Handle(FindRegionFigures query, NpgsqlDataSource database, CancellationToken token)
    {
        var take = Math.Clamp(query.Take, 1, 1000);
        await using var command = database.CreateCommand();
        var where = Where(query, command);
        command.CommandText = $"""
            select l.region, f.indicator, f.year, f.target, f.value, f.upper, f.bound, f.verdict, f.subject, f.document, l.data ->> 'title', f.text_version, f.start, f.length
            from {FigureTable.Figures} f join crm.mt_doc_policylisting l on l.id = f.document
            where not l.withdrawn and l.region is not null and {where}
            order by l.region, f.indicator, f.year, f.document, f.start limit {take + 1}
            """;
        var rows = new List<RegionFigure>();
        await using (var reader = await command.ExecuteReaderAsync(token))
            while (await reader.ReadAsync(token)) rows.Add(Row(reader));
        var shown = rows.Take(take).ToList();
        return new(shown, rows.Count > take ? MarkOf(shown[^1]) : null, query.After is null ? await FigureIndexing.Waiting(database, token) : null);
    }

    private static string Where(FindRegionFigures query, NpgsqlCommand command)
    {
        var conditions = new List<string>();
        if (Codes(query.Regions, nameof(query.Regions)) is { } regions) conditions.Add($"l.region = any({Add(regions)})");
        if (Codes(query.Indicators, nameof(query.Indicators)) is { } indicators) conditions.Add($"f.indicator = any({Add(indicators)})");
        if (query.From is { } from) conditions.Add($"f.year >= {Add(from)}");
        if (query.To is { } to) conditions.Add($"f.year <= {Add(to)}");
        if (query.After is { } after)
        {
            var (region, indicator, year, document, start) = Mark(after);
            conditions.Add($"(l.region, f.indicator, f.year, f.document, f.start) > ({Add(region)}, {Add(indicator)}, {Add(year)}, {Add(document)}, {Add(start)})");
        }
        return string.Join(" and ", conditions.DefaultIfEmpty("true"));

        string Add(object value)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
            return $"${command.Parameters.Count}";
        }
    }

    private static string[]? Codes(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var codes = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return codes.Length <= MostCodes ? codes : throw new RuleBroken("一次最多比较 {0} 项。", MostCodes) { Field = field, Kind = Refusal.Input };
    }

    private static RegionFigure Row(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetBoolean(3) ? FigureNature.Target : FigureNature.Actual, r.GetDecimal(4), r.IsDBNull(5) ? null : r.GetDecimal(5),
        Figures.Indicators.Find(r.GetString(1))?.Unit ?? "", Enum.Parse<FigureBound>(r.GetString(6)), r.IsDBNull(7) ? null : Enum.Parse<Verdict>(r.GetString(7)), r.GetString(8),
        r.GetGuid(9), r.GetString(10), r.GetInt32(11), r.GetInt32(12), r.GetInt32(13));

    private static string MarkOf(RegionFigure row) => string.Create(CultureInfo.InvariantCulture, $"{row.Region}|{row.Indicator}|{row.Year}|{row.Document:N}|{row.Start}");

    private static (string, string, int, Guid, int) Mark(string after) =>
        after.Split('|') is [var region, var indicator, var year, var document, var start] && int.TryParse(year, CultureInfo.InvariantCulture, out var y) && Guid.TryParse(document, out var id) && int.TryParse(start, CultureInfo.InvariantCulture, out var s)
            ? (region, indicator, y, id, s)
            : throw new RuleBroken("翻页标记无效，请从第一页开始。") { Field = nameof(FindRegionFigures.After), Kind = Refusal.Input };
}
