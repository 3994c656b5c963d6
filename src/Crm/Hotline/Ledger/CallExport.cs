using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline.Confiding;
using Crm.Inquiries;

namespace Crm.Hotline.Ledger;

/// <summary>The ledger as an Excel or CSV file, with the filters of the address and of exactly the calls the person reaches. Numbers are masked: a file leaves the house.</summary>
public static class CallExport
{
    public static void Map(RouteGroupBuilder files)
    {
        foreach (var csv in new[] { false, true })
            files.MapGet(csv ? "/hotline/calls/export.csv" : "/hotline/calls/export.xlsx", async (
                Desk desk, TimeProvider clock, CancellationToken token, string? q, string? period, string? topic, string? outcome, string? agent, string? unit, string? transfer, string? confidential) =>
            {
                var query = CallsAddress.Read(q, period, topic, outcome, agent, unit, transfer, confidential, China.Today(clock)) with { Take = 200 };
                return await ListExport.Of(
                    desk, query, page => page.Rows.Select(Row), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("来电台账"), China.Today(clock), token, csv);
            }).WithMetadata(new Carries(typeof(FindCalls)));
    }

    private static Dictionary<string, object?> Row(CallRow row) => new()
    {
        [Texts.Of("日期")] = row.OccurredOn.ToString("yyyy-MM-dd"),
        [Texts.Of("登记时间")] = row.LoggedAt.ToOffset(China.Offset).ToString("yyyy-MM-dd HH:mm"),
        [Texts.Of("来去电")] = CallWords.Of(row.Direction),
        [Texts.Of("主题")] = TopicWords.Of(row.Topic),
        [Texts.Of("企业")] = ExportCell.Safe(row.Company),
        [Texts.Of("联系人")] = ExportCell.Safe(row.Caller?.Name),
        [Texts.Of("号码")] = row.Hidden ? ConfidentialCalls.Hidden : Phone.TryParse(row.Caller?.Phone, out var phone) ? phone.Masked : null,
        [Texts.Of("意向地区")] = row.RegionName,
        [Texts.Of("需求")] = ExportCell.Safe(row.Wish),
        [Texts.Of("备注")] = ExportCell.Safe(row.Remarks),
        [Texts.Of("结果")] = CallWords.Of(row.Outcome),
        [Texts.Of("转给")] = row.HandedTo,
        [Texts.Of("话务员")] = row.Agent,
        [Texts.Of("单位")] = row.Unit,
    };
}
