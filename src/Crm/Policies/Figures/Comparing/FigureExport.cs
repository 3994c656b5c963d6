using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Policies.Figures.Extracting;

namespace Crm.Policies.Figures.Comparing;

/// <summary>The figures of the address as an Excel file, each with its document.</summary>
public static class FigureExport
{
    public static void Map(RouteGroupBuilder files) => files.MapGet("/policies/figures/export.xlsx", async (
            Desk desk, TimeProvider clock, CancellationToken token, string? regions, string? indicators, int? from, int? to) =>
        {
            var query = new FindRegionFigures(regions, indicators, from, to, Take: 1000);
            return await ListExport.Of(
                desk, query, page => page.Rows.Select(Row), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("区域数据"), China.Today(clock), token);
        })
        .WithMetadata(new Carries(typeof(FindRegionFigures)));

    private static Dictionary<string, object?> Row(RegionFigure row) => new()
    {
        [Texts.Of("地区")] = Regions.Label(row.Region),
        [Texts.Of("指标")] = Indicators.Find(row.Indicator)?.Label ?? row.Indicator,
        [Texts.Of("年份")] = row.Year,
        [Texts.Of("性质")] = FigureWords.Of(row.Nature),
        [Texts.Of("数值")] = row.Value,
        [Texts.Of("上限")] = row.Upper,
        [Texts.Of("单位")] = row.Unit,
        [Texts.Of("程度")] = row.Bound == FigureBound.Exact ? null : FigureWords.Of(row.Bound),
        [Texts.Of("核对")] = FigureWords.Of(row.Verdict),
        [Texts.Of("原文说法")] = ExportCell.Safe(row.Subject),
        [Texts.Of("文件")] = ExportCell.Safe(row.Title),
    };
}
