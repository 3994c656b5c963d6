using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Shell.Components;

namespace Crm.Pipeline.Pivoting;

/// <summary>A layout as an Excel or CSV file: a row each with its columns, how many and how much.</summary>
public static class PivotExport
{
    public static void Map(RouteGroupBuilder files)
    {
        foreach (var csv in new[] { false, true })
            files.MapGet(csv ? "/pipeline/pivot/export.csv" : "/pipeline/pivot/export.xlsx", async (Desk desk, TimeProvider clock, CancellationToken token, string? unit, string? on, string? seen, string? down, string? across, string? industry, string? region, string? source, string? owner, string? band) =>
                {
                    var query = new ShowPivot(unit, AddressPart.Day(on), PipelineAddress.Seen(seen), AddressPart.Named<PivotBy>(down), AddressPart.Named<PivotBy>(across), industry, region, AddressPart.Named<Source>(source), owner, band);
                    return await ListExport.Of(desk, query, Rows, _ => null, Texts.Of("交叉统计"), China.Today(clock), token, csv);
                })
                .WithMetadata(new Carries(typeof(ShowPivot)));
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(PivotSheet sheet) => sheet.Rows.Select(row =>
    {
        var cells = new Dictionary<string, object?> { [PivotHeads.NameOf(sheet.Down)] = ExportCell.Safe(row.Name) };
        foreach (var column in sheet.Columns) cells[ExportCell.Safe(Texts.Of("{0}（个）", column.Name))] = sheet.Of(row.Key, column.Key).Count;
        cells[Texts.Of("合计（个）")] = sheet.Of(row.Key, null).Count;
        foreach (var column in sheet.Columns) cells[ExportCell.Safe(Texts.Of("{0}（万元）", column.Name))] = sheet.Of(row.Key, column.Key).Amount;
        cells[Texts.Of("合计（万元）")] = sheet.Of(row.Key, null).Amount;
        return cells;
    });
}
