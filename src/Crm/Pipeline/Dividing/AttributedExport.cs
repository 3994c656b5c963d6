using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads.Dividing;
using Crm.Pipeline.Listing;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Pipeline.Dividing;

/// <summary>The projects whose figures are divided as an Excel or CSV file, with the conditions of the address.</summary>
public static class AttributedExport
{
    public static void Map(RouteGroupBuilder files)
    {
        foreach (var csv in new[] { false, true })
            files.MapGet(csv ? "/pipeline/attributed/export.csv" : "/pipeline/attributed/export.xlsx", async (Desk desk, IRoster roster, TimeProvider clock, CancellationToken token, string? unit, string? on, string? seen, string? year) =>
                {
                    var query = new ShowAttributed(unit, AddressPart.Day(on), PipelineAddress.Seen(seen), AddressPart.Number(year));
                    return await ListExport.Of(desk, query, sheet => sheet.Rows.Select(row => Row(row, roster)), _ => null, Texts.Of("按分成"), clock.Today(), token, csv);
                })
                .WithMetadata(new Carries(typeof(ShowAttributed)));
    }

    private static Dictionary<string, object?> Row(AttributedLead row, IRoster roster) => new()
    {
        [Texts.Of("编号")] = row.Number,
        [Texts.Of("企业")] = ExportCell.Safe(row.Company),
        [Texts.Of("项目")] = ExportCell.Safe(row.Project),
        [Texts.Of("指标")] = BenefitWords.Of(row.Indicator),
        [Texts.Of("到节点")] = AddressPart.Of(row.Day),
        [Texts.Of("项目计")] = row.Whole,
        [Texts.Of("份额（%）")] = row.Percent,
        [Texts.Of("计入")] = row.Part,
        [Texts.Of("所在单位")] = roster.UnitName(row.InCharge),
        [Texts.Of("分成约定")] = ExportCell.Safe(row.Terms),
    };
}
