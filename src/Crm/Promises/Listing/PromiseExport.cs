using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Shell.Components;

namespace Crm.Promises.Listing;

/// <summary>The list as an Excel file, with the filters of the address and of exactly the promises the person reaches.</summary>
public static class PromiseExport
{
    public static void Map(RouteGroupBuilder files) => files.MapGet("/promises/export.xlsx", async (
            Desk desk, TimeProvider clock, CancellationToken token, string? view, string? q, Guid? lead, string? unit, Guid? document, string? owner, string? mark) =>
        {
            var query = new FindPromises { View = view, Text = q, Lead = lead, Unit = unit, Document = document, Owner = owner, Mark = mark, Take = 200 };
            return await ListExport.Of(
                desk, query, page => page.Rows.Select(Row), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("承诺"), China.Today(clock), token);
        })
        .WithMetadata(new Carries(typeof(FindPromises)));

    private static Dictionary<string, object?> Row(PromiseRow row) => new()
    {
        [Texts.Of("企业")] = ExportCell.Safe(row.Company),
        [Texts.Of("线索编号")] = row.LeadNumber,
        [Texts.Of("阶段")] = StageWords.Of(row.Stage),
        [Texts.Of("单位")] = row.UnitName,
        [Texts.Of("负责人")] = row.OwnerName,
        [Texts.Of("承诺内容")] = ExportCell.Safe(row.Promise.What),
        [Texts.Of("金额（万元）")] = row.Promise.Amount,
        [Texts.Of("条件")] = ExportCell.Safe(row.Promise.Conditions),
        [Texts.Of("承诺人")] = row.ByName,
        [Texts.Of("承诺日期")] = row.Promise.MadeOn.ToString("yyyy-MM-dd"),
        [Texts.Of("兑现期限")] = row.Promise.Due.ToString("yyyy-MM-dd"),
        [Texts.Of("状态")] = row.Overdue ? Texts.Of("已逾期") : PromiseWords.Of(row.Promise.State),
        [Texts.Of("依据文件")] = ExportCell.Safe(row.Promise.Passage?.Title ?? Texts.Of("无依据")),
        [Texts.Of("版本")] = row.Promise.Passage?.Version,
        [Texts.Of("依据段落")] = ExportCell.Safe(row.Promise.Passage?.Quote),
        [Texts.Of("承诺当日效力")] = row.Promise.Passage is { } passage ? PromiseWords.Of(passage.Standing) : null,
        [Texts.Of("效力例外的理由")] = ExportCell.Safe(row.Promise.Override),
        [Texts.Of("涉税措辞")] = ExportCell.Safe(row.Promise.Tax is { } tax ? string.Join("；", tax.Words) : null),
        [Texts.Of("涉税理由")] = ExportCell.Safe(row.Promise.Tax?.Reason),
        [Texts.Of("了结说明")] = ExportCell.Safe(row.Promise.Ending?.Text),
    };
}
