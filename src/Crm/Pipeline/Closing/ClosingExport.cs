using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Pipeline.Closing.Correcting;
using Crm.Pipeline.Closing.Late;
using Crm.Pipeline.Listing;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Pipeline.Closing;

/// <summary>Late entries, and what was corrected since a month was closed, as Excel or CSV files with the conditions of the address.</summary>
public static class ClosingExport
{
    public static void Map(RouteGroupBuilder files)
    {
        foreach (var csv in new[] { false, true })
        {
            files.MapGet(csv ? "/pipeline/late/export.csv" : "/pipeline/late/export.xlsx", async (string? unit, string? year, string? month, Desk desk, IRoster roster, TimeProvider clock, CancellationToken token) =>
                {
                    var query = new FindLateEntries(unit, AddressPart.Number(year), AddressPart.Number(month), Take: 200);
                    return await ListExport.Of(desk, query, page => page.Rows.SelectMany(row => row.Entries, (row, entry) => Row(row, entry, roster)), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("补登"), clock.Today(), token, csv);
                })
                .WithMetadata(new Carries(typeof(FindLateEntries)));
            files.MapGet(csv ? "/pipeline/closing/export.csv" : "/pipeline/closing/export.xlsx", async (string? unit, string? month, Desk desk, IRoster roster, TimeProvider clock, CancellationToken token) =>
                {
                    var query = new FindCorrections(unit, month, Take: 200);
                    return await ListExport.Of(desk, query, page => page.Rows.Select(row => PipelineExport.Row(row, roster)), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("封账后的更正"), clock.Today(), token, csv);
                })
                .WithMetadata(new Carries(typeof(FindCorrections)));
        }
    }

    private static Dictionary<string, object?> Row(LateEntry row, PastEntry entry, IRoster roster) => new()
    {
        [Texts.Of("编号")] = row.Number,
        [Texts.Of("企业")] = ExportCell.Safe(row.Company),
        [Texts.Of("项目")] = ExportCell.Safe(row.Project),
        [Texts.Of("单位")] = roster.UnitName(row.Unit),
        [Texts.Of("阶段")] = StageWords.Of(row.Stage),
        [Texts.Of("投资额（万元）")] = row.Amount,
        [Texts.Of("登记事项")] = ExportCell.Safe(entry.What),
        [Texts.Of("发生日期")] = AddressPart.Of(entry.HappenedOn),
        [Texts.Of("登记日期")] = AddressPart.Of(entry.RecordedOn),
        [Texts.Of("晚几天登记")] = entry.DaysLate,
        [Texts.Of("谁登记的")] = ExportCell.Safe(entry.By),
        [Texts.Of("谁批准调整")] = ExportCell.Safe(entry.ApprovedBy),
    };
}
