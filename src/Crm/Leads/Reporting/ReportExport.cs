using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell.Components;

namespace Crm.Leads.Reporting;

/// <summary>The list of reports as an Excel file, with the filters of the address and of exactly the reports the person reaches.</summary>
public static class ReportExport
{
    public static void Map(RouteGroupBuilder files) => files.MapGet("/leads/reports/export.xlsx", async (Desk desk, TimeProvider clock, CancellationToken token, string? view, string? q) =>
        {
            var query = new FindReports(view, q, Take: 200);
            return await ListExport.Of(desk, query, page => page.Rows.Select(Row), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("首报首谈"), China.Today(clock), token);
        })
        .WithMetadata(new Carries(typeof(FindReports)));

    private static Dictionary<string, object?> Row(ReportRow row) => new()
    {
        [Texts.Of("企业")] = ExportCell.Safe(row.Company),
        [Texts.Of("项目")] = ExportCell.Safe(row.Project),
        [Texts.Of("状态")] = ReportWords.Of(row.Standing),
        [Texts.Of("单位")] = row.UnitName,
        [Texts.Of("上报人")] = row.OfficerName,
        [Texts.Of("上报日期")] = row.On.ToString("yyyy-MM-dd"),
        [Texts.Of("登记时间")] = row.At.ToOffset(China.Offset).ToString("yyyy-MM-dd HH:mm:ss"),
        [Texts.Of("保护到")] = row.ProtectedUntil?.ToString("yyyy-MM-dd"),
        [Texts.Of("同一项目的上报")] = row.Reports,
    };
}
