using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell.Components;

namespace Crm.Exports.Showing;

/// <summary>The files of a day as an Excel file, which is put down like every other.</summary>
public static class ExportsFile
{
    public static void Map(RouteGroupBuilder files) => files.MapGet("/exports/export.xlsx", async (Desk desk, TimeProvider clock, CancellationToken token, string? on) =>
            await ListExport.Of(desk, new ShowExports(AddressPart.Day(on)), log => log.Rows.Select(Row), _ => null, Texts.Of("导出记录"), clock.Today(), token))
        .WithMetadata(new Carries(typeof(ShowExports)));

    private static Dictionary<string, object?> Row(ExportRow row) => new()
    {
        [Texts.Of("时间")] = row.At.ToOffset(China.Offset).ToString("yyyy-MM-dd HH:mm:ss"),
        [Texts.Of("姓名")] = ExportCell.Safe(row.Name),
        [Texts.Of("单位")] = ExportCell.Safe(row.Unit),
        [Texts.Of("列表")] = ExportCell.Safe(row.List),
        [Texts.Of("格式")] = row.Format,
        [Texts.Of("行数")] = row.Rows,
        [Texts.Of("地址")] = row.Address,
    };
}
